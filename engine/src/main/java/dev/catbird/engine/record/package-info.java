/** Records what was played, without the audio thread waiting for a disk, and plays it again to the last sample. Thread: audio hands over, a worker writes. */
@NullMarked
package dev.catbird.engine.record;

import org.jspecify.annotations.NullMarked;
