/** The parameter registry: every knob of the instrument, once. */
@NullMarked
package dev.catbird.engine.param;

import org.jspecify.annotations.NullMarked;
