/**
 * A hop's way to the matcher and back: {@link dev.catbird.engine.live.HopLane} is what the instrument sees, at once or by a thread
 * of its own. Threads: audio on one side, matcher on the other.
 */
@NullMarked
package dev.catbird.engine.live;

import org.jspecify.annotations.NullMarked;
