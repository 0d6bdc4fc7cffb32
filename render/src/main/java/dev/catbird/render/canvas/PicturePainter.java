package dev.catbird.render.canvas;

import dev.catbird.engine.corpus.PictureStore;
import dev.catbird.engine.media.Picture;
import dev.catbird.render.view.DrawList;
import dev.catbird.render.view.Layout;
import dev.catbird.render.view.Linger;
import dev.catbird.render.view.Shares;
import dev.catbird.render.view.View;

/** One output: shares in, a finished picture out, by a view, with lingering. Thread: render, one; nothing is allocated once warm. */
public final class PicturePainter {
    private final int width;
    private final int height;
    private final Compositor compositor;
    private final Linger linger;
    private final Shares shown = new Shares();
    private final DrawList draws = new DrawList();
    private View view;
    private Layout layout;

    /** Paints at {@code width} x {@code height} pixels; a picture once shown stays at least {@code lingerMs} milliseconds. */
    public PicturePainter(View view, int width, int height, double lingerMs, PictureStore store) {
        this.view = view;
        this.width = width;
        this.height = height;
        layout = view.newLayout();
        linger = new Linger(lingerMs);
        compositor = new Compositor(store);
    }

    /** Changes the view from the next picture on. */
    public void view(View next) {
        if (next != view) {
            view = next;
            layout = next.newLayout();
        }
    }

    /** Changes how long a picture stays at least, in milliseconds. */
    public void lingerMs(double milliseconds) {
        linger.lingerMs(milliseconds);
    }

    /**
     * Paints normalised shares at an output time in milliseconds that does not go back; {@code into} gets this painter's size. Without
     * shares the canvas is black, once nothing lingers.
     */
    public void paint(Shares shares, double timeMs, Picture into) {
        linger.apply(shares, timeMs, view.mostPictures(), shown);
        layout.draw(shown, timeMs, draws);
        into.resize(width, height);
        compositor.paint(draws, into);
        into.timeS(timeMs / 1000);
    }
}
