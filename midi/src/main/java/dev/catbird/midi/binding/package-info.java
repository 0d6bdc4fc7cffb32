/** Which controller turns which parameter, and how: in memory, in files that people read and write, and by default. Thread: control. */
@NullMarked
package dev.catbird.midi.binding;

import org.jspecify.annotations.NullMarked;
