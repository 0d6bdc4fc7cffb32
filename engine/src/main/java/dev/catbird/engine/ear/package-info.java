/** The target as it is to be explained: heard, transposed, held. Thread: audio. */
@NullMarked
package dev.catbird.engine.ear;

import org.jspecify.annotations.NullMarked;
