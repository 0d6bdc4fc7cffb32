/**
 * The output window and its canvas on the graphics card, by LWJGL. Start at {@link dev.catbird.render.gl.OutputWindow}. Thread: render,
 * one for all windows.
 */
@NullMarked
package dev.catbird.render.gl;

import org.jspecify.annotations.NullMarked;
