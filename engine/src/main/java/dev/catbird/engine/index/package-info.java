/**
 * Finds the few units worth a closer look: short summaries of spectra, gathered in cells of like units, built with the corpus and
 * stored with it. Most readers need {@link dev.catbird.engine.index.UnitIndex}. Thread: builders run on workers, reads on any.
 */
@NullMarked
package dev.catbird.engine.index;

import org.jspecify.annotations.NullMarked;
