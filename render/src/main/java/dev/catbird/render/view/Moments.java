package dev.catbird.render.view;

/**
 * What sounds, gathered from picture to picture: {@link #add} grains, then {@link #end} the moment and show {@link #shares} with
 * {@link #light}. Thread: render, one output.
 *
 * <p>In silence the last shares stay: for a pause as they are, then they fade.
 */
public final class Moments {
    /** Silence shorter than this is a pause, not an end. */
    private static final double HOLD_S = 0.25;

    private static final double FADE_S = 0.75;

    private final Shares shares = new Shares();
    private boolean sounding;
    private double silentS = HOLD_S + FADE_S;

    /** A grain of this picture sounds in the moment that is being gathered; what is silent, or has no picture (-1), adds nothing. */
    public void add(int picture, double loudness) {
        if (picture < 0 || !(loudness > 0)) {
            return;
        }
        if (!sounding) {
            shares.clear();
            sounding = true;
        }
        shares.add(picture, loudness);
    }

    /** Ends the moment, which lasted {@code seconds}; the next one begins. */
    public void end(double seconds) {
        if (sounding) {
            shares.normalise();
            silentS = 0;
        } else {
            silentS += seconds;
        }
        sounding = false;
    }

    /** The shares of the last moment in which something sounded; valid until {@link #add}. */
    public Shares shares() {
        return shares;
    }

    /** 1 while it sounds and a little longer, then less, down to 0. */
    public double light() {
        return Math.min(1, Math.max(0, 1 - (silentS - HOLD_S) / FADE_S));
    }
}
