/** Control surfaces: MIDI and OSC in, learn, pick-up, feedback. Thread: control. Empty until that issue. */
@NullMarked
package dev.catbird.midi;

import org.jspecify.annotations.NullMarked;
