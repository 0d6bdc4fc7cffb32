/** The last sound heard and played, for whoever draws it: start at {@link dev.catbird.engine.scope.Scope}. Threads: audio writes, any reads. */
@NullMarked
package dev.catbird.engine.scope;

import org.jspecify.annotations.NullMarked;
