/** Catbird's engine: sound, corpus, matching, grains. No windows, no controllers. */
@NullMarked
package dev.catbird.engine;

import org.jspecify.annotations.NullMarked;
