/** Plays combinations as overlapping grains of corpus sound. Thread: audio. */
@NullMarked
package dev.catbird.engine.voice;

import org.jspecify.annotations.NullMarked;
