/** MIDI as bytes: cut into messages whatever comes, and the names of controllers. Thread: any. */
@NullMarked
package dev.catbird.midi.message;

import org.jspecify.annotations.NullMarked;
