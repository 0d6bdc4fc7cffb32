/**
 * Open Sound Control: parameters and presets by UDP messages, feedback to whoever asks for it, and a description of it all by HTTP
 * (OSCQuery). {@link dev.catbird.midi.osc.OscServer} is all that others need. Thread: its own, which sends values and nothing else.
 */
@NullMarked
package dev.catbird.midi.osc;

import org.jspecify.annotations.NullMarked;
