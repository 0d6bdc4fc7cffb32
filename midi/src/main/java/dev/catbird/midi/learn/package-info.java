/** Which controller a hand has just moved, and how its values are to be understood. Thread: control. */
@NullMarked
package dev.catbird.midi.learn;

import org.jspecify.annotations.NullMarked;
