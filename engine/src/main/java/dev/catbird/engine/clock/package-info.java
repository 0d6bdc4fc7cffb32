/** The time that a match may take: most readers need {@link dev.catbird.engine.clock.Deadline}. Thread: matcher. */
@NullMarked
package dev.catbird.engine.clock;

import org.jspecify.annotations.NullMarked;
