/** The inner loops that a hop spends its time in, each in plain Java and with the Vector API, alike to the last bit. Thread: any. */
@NullMarked
package dev.catbird.engine.kernel;

import org.jspecify.annotations.NullMarked;
