package dev.catbird.bench.broken.engine.match;

import dev.catbird.bench.broken.engine.voice.Noisy;

/** Breaks: a cycle with voice. */
public record Matcher(Noisy noisy) {}
