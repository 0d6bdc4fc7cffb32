package dev.catbird.bench.broken.presets;

import dev.catbird.bench.broken.app.Program;

/** Breaks: presets know app. */
public record Preset(Program program) {}
