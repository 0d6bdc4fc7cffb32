/** Tests of the command line. */
@NullMarked
package dev.catbird.app;

import org.jspecify.annotations.NullMarked;
