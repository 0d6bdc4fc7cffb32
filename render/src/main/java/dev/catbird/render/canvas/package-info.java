/**
 * The canvas in memory: {@link dev.catbird.render.canvas.PicturePainter} paints a view's draws without a graphics card, for files.
 * Thread: render; nothing allocates once warm.
 */
@NullMarked
package dev.catbird.render.canvas;

import org.jspecify.annotations.NullMarked;
