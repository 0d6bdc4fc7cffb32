package dev.catbird.midi.osc;

import com.illposed.osc.OSCMessage;

/**
 * A message and when it shall act.
 *
 * @param ntp time of the bundle it came in, as NTP has it: seconds since 1900 and their fractions, 32 bits each; {@link #AT_ONCE} for at once
 */
record TimedMessage(OSCMessage message, long ntp) {
    /** What the specification has for at once. */
    static final long AT_ONCE = 1;
}
