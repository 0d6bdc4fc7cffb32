/** Pictures packed for random access: {@link dev.catbird.engine.picture.Bc1}. Thread: any; encoding keeps scratch per thread. */
@NullMarked
package dev.catbird.engine.picture;

import org.jspecify.annotations.NullMarked;
