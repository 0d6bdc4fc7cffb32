package dev.catbird.bench.broken.video2sound;

import dev.catbird.bench.broken.app.Program;

/** Breaks: picture to sound knows app. */
public record Sight(Program program) {}
