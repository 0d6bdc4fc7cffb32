package dev.catbird.bench.broken.app;

import dev.catbird.bench.broken.bench.Benchmark;

/** Breaks: app knows bench. */
public record Program(Benchmark benchmark) {}
