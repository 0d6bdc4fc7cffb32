/** Control surfaces: {@link dev.catbird.midi.MidiControl} listens to MIDI devices and turns parameters by them; {@code osc} speaks OSC. Thread: control and devices' own. */
@NullMarked
package dev.catbird.midi;

import org.jspecify.annotations.NullMarked;
