/** The architecture, held by tests. */
@NullMarked
package dev.catbird.bench;

import org.jspecify.annotations.NullMarked;
