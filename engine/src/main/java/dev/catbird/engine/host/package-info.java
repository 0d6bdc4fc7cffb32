/** Where blocks come from and go to: sound devices, files, or nothing. */
@NullMarked
package dev.catbird.engine.host;

import org.jspecify.annotations.NullMarked;
