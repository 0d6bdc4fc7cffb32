/** The command line and its wiring: parses, composes, reports; no DSP and no drawing. */
@NullMarked
package dev.catbird.app;

import org.jspecify.annotations.NullMarked;
