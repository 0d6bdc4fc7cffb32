/** One device at play: its messages turn parameters, and changes of parameters go back to it. Thread: device and control, one at a time. */
@NullMarked
package dev.catbird.midi.surface;

import org.jspecify.annotations.NullMarked;
