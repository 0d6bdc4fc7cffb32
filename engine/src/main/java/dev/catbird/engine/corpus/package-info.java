/** The corpus: analysed once by a builder, stored, then memory-mapped and only read. Start at {@link dev.catbird.engine.corpus.Corpus}. */
@NullMarked
package dev.catbird.engine.corpus;

import org.jspecify.annotations.NullMarked;
