package dev.catbird.bench.broken.render;

import dev.catbird.bench.broken.midi.Faders;

/** Breaks: render knows midi. */
public record Pictures(Faders faders) {}
