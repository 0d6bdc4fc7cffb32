package dev.catbird.render.canvas;

import dev.catbird.engine.corpus.PictureStore;
import dev.catbird.engine.media.Picture;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.render.view.DrawList;
import dev.catbird.render.view.Moments;
import dev.catbird.render.view.Shares;
import dev.catbird.render.view.Stage;
import java.util.Arrays;

/**
 * One output: shares in, a finished picture out, as the parameters say: staged, painted, over what remains of the pictures before, and
 * kept from flashing. Thread: render, one; nothing is allocated once warm.
 */
public final class PicturePainter {
    private static final int BLACK = 0xFF000000;

    private final Parameters parameters;
    private final Stage stage;
    private final Compositor compositor;
    private final DrawList draws = new DrawList();
    private final Picture fresh;
    private final Dissolve dissolve = new Dissolve();
    private final Picture trail;
    private boolean trailing;
    private final FlashLimiter limiter = new FlashLimiter();
    private final Picture shown;
    private double lastMs;

    /** Paints at {@code width} x {@code height} pixels. */
    public PicturePainter(Parameters parameters, int width, int height, PictureStore store) {
        this.parameters = parameters;
        stage = new Stage(parameters, store.framesPerS(), store.count());
        compositor = new Compositor(store);
        fresh = new Picture(width, height);
        trail = new Picture(width, height);
        shown = new Picture(width, height);
    }

    /** Paints a moment at an output time in milliseconds that does not go back. */
    public Picture paint(Moments moments, double timeMs) {
        return paint(moments.shares(), moments.light(), timeMs);
    }

    /**
     * Paints normalised shares with a light of 0..1 at an output time in milliseconds that does not go back. The picture is this
     * painter's, and valid until the next. Without shares it gets black, once nothing lingers.
     */
    Picture paint(Shares shares, double light, double timeMs) {
        double passedMs = Math.max(0, timeMs - lastMs);
        lastMs = timeMs;
        stage.draw(shares, light, timeMs, draws);
        if (parameters.on(Parameter.BLACKOUT)) {
            trailing = false;
            Arrays.fill(fresh.argb(), 0, fresh.width() * fresh.height(), BLACK);
            limiter.force(fresh, timeMs, shown);
        } else {
            compositor.paint(draws, fresh);
            Picture next = remember(passedMs);
            if (parameters.on(Parameter.FLASH_LIMIT)) {
                limiter.show(next, timeMs, shown);
            } else {
                limiter.force(next, timeMs, shown);
            }
        }
        shown.timeS(timeMs / 1000);
        return shown;
    }

    /** The fresh picture over what remains of those before. */
    private Picture remember(double passedMs) {
        double feedbackMs = parameters.get(Parameter.FEEDBACK);
        if (feedbackMs <= 0) {
            trailing = false;
            return fresh;
        }
        // To a twentieth in the time asked for.
        dissolve.towards(fresh, trailing ? 1 - Math.exp(-3 * passedMs / feedbackMs) : 1, trail);
        trailing = true;
        return trail;
    }

    /** Pictures so far that would have flashed. */
    public long softened() {
        return limiter.softened();
    }
}
