/** Presets: values of parameters under a name, in files that people read and write. Thread: any but audio. */
@NullMarked
package dev.catbird.presets;

import org.jspecify.annotations.NullMarked;
