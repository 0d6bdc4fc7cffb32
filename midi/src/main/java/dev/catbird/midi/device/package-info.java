/** MIDI devices by Java's own interface: which there are, their messages, and messages to them. Thread: device and control. */
@NullMarked
package dev.catbird.midi.device;

import org.jspecify.annotations.NullMarked;
