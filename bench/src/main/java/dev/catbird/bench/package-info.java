/** Benchmarks and gates. Never shipped. */
@NullMarked
package dev.catbird.bench;

import org.jspecify.annotations.NullMarked;
