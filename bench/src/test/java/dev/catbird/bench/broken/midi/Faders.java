package dev.catbird.bench.broken.midi;

import dev.catbird.bench.broken.presets.Preset;

/** Breaks: midi knows presets. */
public record Faders(Preset preset) {}
