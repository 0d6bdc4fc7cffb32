package dev.catbird.render.flash;

/**
 * Says how far a picture may replace the one that is shown, so that no output flashes more than three times in any second. Thread: render,
 * one; nothing is allocated.
 *
 * <p>A <i>flash</i> is a rise followed by a fall, or a fall followed by a rise: of relative luminance by a tenth of the largest (ITU-R
 * BT.1702: 20 of 200 cd/m2), or of saturated red. WCAG 2.2, success criterion 2.3.1, allows no more than three of each in a second unless they cover
 * at most a quarter of any ten degrees of what is seen, estimated as a third of the screen's width and height; BT.1702 says a quarter of
 * the screen, which is more. Red is R - G - B of linear light where R is at least four fifths of R + G + B; a change by 20/320 counts
 * (Harding and Binnie 2002, quoted by WCAG 2.0 and 2.1; the chromaticity of WCAG 2.2 asks for no less light).
 *
 * <p>Stricter than these: bright pictures (darkest above 0.8) are not excused; thresholds and areas are a little smaller, as cells are a
 * sample of the picture; both transitions of large areas and those of every single place are counted, so that flashes taking turns in
 * different places count as well.
 *
 * <p>What may be shown is the largest part of the way from the shown picture to the next that keeps to all that. The first strong changes of
 * a second pass whole, more keep 200 ms distance; between them pictures melt into one another as far as is safe. Nothing is ever
 * held back where there is no flashing.
 */
public final class FlashGuard {
    /** The limits are 0.1 and 20/320; a tenth is left for what cells do not see. */
    private static final float LUMINANCE = 0.09f;

    private static final float REDNESS = 0.9f * 20 / 320;

    /**
     * Parts of the way to try, in 256ths, as pictures are mixed; the largest that passes is found by halving the list. The last always passes:
     * nothing changes.
     */
    private static final int[] SHARES = {192, 154, 123, 97, 77, 61, 49, 38, 31, 26, 20, 15, 11, 8, 4, 0};

    private static final float WHOLE = 256;

    /** Steps of a channel's value in {@link #LINEAR}. */
    private static final int STEPS = 4;

    private static final float[] LINEAR = linear();

    private static final float SATURATED = 0.8f;
    /** Below this share of red nothing counts; between here and {@link #SATURATED} it counts partly, so that nothing jumps. */
    private static final float UNSATURATED = 0.7f;

    private final Transitions luminance = new Transitions(LUMINANCE);
    private final Transitions redness = new Transitions(REDNESS);
    private final float[] red = new float[Cells.COUNT];
    private final float[] green = new float[Cells.COUNT];
    private final float[] blue = new float[Cells.COUNT];
    private boolean started;

    /**
     * How far, 0..1, the output may go from the shown picture to the next, at an output time in milliseconds that does not go back. The
     * caller must do so: it is taken for shown.
     */
    public double share(Cells next, double timeMs) {
        if (!started || passes(next, 1, timeMs)) {
            commit(next, 1, timeMs);
            return 1;
        }
        int good = SHARES.length - 1;
        int bad = -1;
        while (good - bad > 1) {
            int middle = (good + bad) / 2;
            if (passes(next, SHARES[middle] / WHOLE, timeMs)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        if (good == SHARES.length - 1 || !passes(next, SHARES[good] / WHOLE, timeMs)) {
            good = SHARES.length - 1;
            passes(next, 0, timeMs);
        }
        float share = SHARES[good] / WHOLE;
        commit(next, share, timeMs);
        return share;
    }

    /** The next picture is shown whole, whatever it does: the account goes on from there. */
    public void force(Cells next, double timeMs) {
        if (started) {
            passes(next, 1, timeMs);
        }
        commit(next, 1, timeMs);
    }

    private boolean passes(Cells next, float share, double timeMs) {
        luminance.begin();
        redness.begin();
        for (int i = 0; i < Cells.COUNT; i++) {
            float r = LINEAR[at(red[i] + share * (next.red[i] - red[i]))];
            float g = LINEAR[at(green[i] + share * (next.green[i] - green[i]))];
            float b = LINEAR[at(blue[i] + share * (next.blue[i] - blue[i]))];
            luminance.trial(i, luminance(r, g, b), timeMs);
            redness.trial(i, redness(r, g, b), timeMs);
        }
        return luminance.passes(timeMs) && redness.passes(timeMs);
    }

    private void commit(Cells next, float share, double timeMs) {
        if (started) {
            luminance.commit(timeMs);
            redness.commit(timeMs);
        }
        for (int i = 0; i < Cells.COUNT; i++) {
            red[i] += share * (next.red[i] - red[i]);
            green[i] += share * (next.green[i] - green[i]);
            blue[i] += share * (next.blue[i] - blue[i]);
            float r = LINEAR[at(red[i])];
            float g = LINEAR[at(green[i])];
            float b = LINEAR[at(blue[i])];
            luminance.commit(i, luminance(r, g, b), timeMs);
            redness.commit(i, redness(r, g, b), timeMs);
        }
        luminance.start();
        redness.start();
        started = true;
    }

    /** Relative luminance as WCAG defines it. */
    private static float luminance(float r, float g, float b) {
        return 0.2126f * r + 0.7152f * g + 0.0722f * b;
    }

    private static float redness(float r, float g, float b) {
        float more = r - g - b;
        if (more <= 0) {
            return 0;
        }
        float saturation = r / (r + g + b);
        return more * Math.min(1, Math.max(0, (saturation - UNSATURATED) / (SATURATED - UNSATURATED)));
    }

    private static int at(float channel) {
        return (int) (channel * STEPS + 0.5f);
    }

    /** Linear light of sRGB channel values, as WCAG defines relative luminance. */
    private static float[] linear() {
        float[] linear = new float[255 * STEPS + 1];
        for (int i = 0; i < linear.length; i++) {
            double c = i / (255.0 * STEPS);
            linear[i] = (float) (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
        }
        return linear;
    }
}
