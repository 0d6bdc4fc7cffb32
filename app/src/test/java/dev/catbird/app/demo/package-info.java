/** Tests of the demo's content. */
@NullMarked
package dev.catbird.app.demo;

import org.jspecify.annotations.NullMarked;
