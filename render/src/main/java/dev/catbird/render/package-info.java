/** Pictures: views turn a combination into draws, a compositor paints them. Thread: render. */
@NullMarked
package dev.catbird.render;

import org.jspecify.annotations.NullMarked;
