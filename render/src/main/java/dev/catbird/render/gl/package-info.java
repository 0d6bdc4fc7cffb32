/**
 * The output window and its canvas on the graphics card, by LWJGL. Start at {@link dev.catbird.render.gl.OutputWindow}. Thread: render,
 * which is the main thread.
 */
@NullMarked
package dev.catbird.render.gl;

import org.jspecify.annotations.NullMarked;
