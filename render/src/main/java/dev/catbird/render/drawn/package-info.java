/**
 * Pictures of corpora that have none: {@link dev.catbird.render.drawn.DrawnSound} draws their sound. Thread: render; nothing allocates once
 * made.
 */
@NullMarked
package dev.catbird.render.drawn;

import org.jspecify.annotations.NullMarked;
