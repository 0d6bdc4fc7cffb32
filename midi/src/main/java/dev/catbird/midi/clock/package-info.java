/** The tempo of a device's clock, and what is timed by it. Thread: device, read by any. */
@NullMarked
package dev.catbird.midi.clock;

import org.jspecify.annotations.NullMarked;
