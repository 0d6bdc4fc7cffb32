/** Explains each hop of the target by a combination of corpus units: phase-locked KL pursuit with elastic continuation. Thread: matcher. */
@NullMarked
package dev.catbird.engine.match;

import org.jspecify.annotations.NullMarked;
