/**
 * How live sound fares, measured while it plays: most readers need {@link dev.catbird.engine.health.Health}. Threads: audio and
 * matcher count, control reads.
 */
@NullMarked
package dev.catbird.engine.health;

import org.jspecify.annotations.NullMarked;
