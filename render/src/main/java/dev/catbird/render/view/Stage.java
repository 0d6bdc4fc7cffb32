package dev.catbird.render.view;

import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.render.view.DrawList.Framing;

/**
 * One output's way from shares to draws, as the parameters say: view, cross-fade, linger, cuts, framing, zoom, opacity, blackout. The same
 * calls give the same draws, on a canvas in memory or on a graphics card. Thread: render, one; nothing is allocated once warm.
 */
public final class Stage {
    private static final View[] VIEWS = View.values();
    private static final Framing[] FRAMINGS = {Framing.FIT, Framing.COVER, Framing.STRETCH};

    private final Parameters parameters;
    private final Layout[] layouts = new Layout[VIEWS.length];
    private final Linger[] lingers = new Linger[VIEWS.length];
    private final Cuts[] cuts = new Cuts[VIEWS.length];
    private final Shares[] shown = new Shares[VIEWS.length];
    /** How much of each view is seen; they sum to 1. */
    private final double[] presences = new double[VIEWS.length];

    private final DrawList one = new DrawList();
    private boolean started;
    private double lastMs;

    /** For the pictures of a store: so many of them a second, {@code count} in all. */
    public Stage(Parameters parameters, double picturesPerS, int count) {
        this.parameters = parameters;
        for (int i = 0; i < VIEWS.length; i++) {
            layouts[i] = VIEWS[i].newLayout();
            lingers[i] = new Linger(0);
            cuts[i] = new Cuts(picturesPerS, count);
            shown[i] = new Shares();
        }
    }

    /**
     * Replaces {@code into} by the draws for normalised shares at an output time in milliseconds that does not go back. {@code light},
     * 0..1, is that of the moment. Without shares there is nothing to draw, once nothing lingers.
     */
    public void draw(Shares shares, double light, double timeMs, DrawList into) {
        move(Math.max(0, timeMs - lastMs));
        lastMs = timeMs;
        into.clear();
        double seen = parameters.on(Parameter.BLACKOUT) ? 0 : light * parameters.get(Parameter.OPACITY);
        for (int i = 0; i < VIEWS.length; i++) {
            if (presences[i] > 0) {
                linger(i, shares, timeMs);
                layouts[i].draw(shown[i], timeMs, one);
                into.addAll(one, seen * presences[i]);
            }
        }
        into.reframe(FRAMINGS[Math.round(parameters.get(Parameter.FRAMING))]);
        into.zoom(parameters.get(Parameter.ZOOM));
    }

    private void linger(int view, Shares shares, double timeMs) {
        double lingerMs = parameters.get(Parameter.LINGER);
        if (VIEWS[view].cutsTogether() && parameters.on(Parameter.FLASH_LIMIT)) {
            cuts[view].apply(shares, timeMs, Math.max(Cuts.EVERY_MS, lingerMs), shown[view]);
        } else {
            lingers[view].lingerMs(lingerMs);
            lingers[view].apply(shares, timeMs, VIEWS[view].mostPictures(), shown[view]);
        }
    }

    /** The view asked for comes, whatever else is seen goes, at an even pace. */
    private void move(double passedMs) {
        int wanted = Math.round(parameters.get(Parameter.VIEW));
        double fadeMs = parameters.get(Parameter.FADE);
        double before = presences[wanted];
        double step = !started || fadeMs <= passedMs ? 1 : passedMs / fadeMs;
        started = true;
        if (before == 1) {
            return;
        }
        double now = Math.min(1, before + step);
        double kept = (1 - now) / (1 - before);
        for (int i = 0; i < presences.length; i++) {
            presences[i] *= kept;
        }
        presences[wanted] = now;
    }
}
