package dev.catbird.render.canvas;

import dev.catbird.engine.media.Picture;
import dev.catbird.render.flash.Cells;
import dev.catbird.render.flash.FlashGuard;

/**
 * Lets pictures replace one another as far as nothing flashes. Thread: render, one output; allocates only for a new size.
 *
 * @see FlashGuard what a flash is
 */
public final class FlashLimiter {
    private final Cells cells = new Cells();
    private final FlashGuard guard = new FlashGuard();
    private final Dissolve dissolve = new Dissolve();
    private long softened;

    /** Brings {@code shown}, a picture of the same size, as near to the next as is safe, at a time that does not go back. */
    public void show(Picture next, double timeMs, Picture shown) {
        cells.sample(next);
        double share = guard.share(cells, timeMs);
        softened += share < 1 ? 1 : 0;
        dissolve.towards(next, share, shown);
    }

    /** Makes {@code shown} the next picture, whatever that does. */
    public void force(Picture next, double timeMs, Picture shown) {
        cells.sample(next);
        guard.force(cells, timeMs);
        dissolve.towards(next, 1, shown);
    }

    /** Pictures so far that {@link #show} did not show whole. */
    public long softened() {
        return softened;
    }
}
