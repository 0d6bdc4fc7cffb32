package dev.catbird.bench.broken.bench;

/** Breaks nothing: bench may do anything. */
public record Benchmark(String name) {}
