package dev.catbird.video2sound;

import dev.catbird.engine.media.Picture;

/**
 * What can be seen in a picture and has just moved, in {@link #COUNT} numbers: lightness and colour of zones, how zones have
 * changed, how long ago, and the same of the whole. Thread: one; calls allocate nothing.
 *
 * <p>Everything that lasts is counted in seconds by the pictures' own times, so a film is described alike at 12 and at 60 pictures
 * a second. A zone's change is its lightness less its own leaky mean; that mean is fed with straight lines from picture to picture,
 * so that an even movement gives the same change at any rate.
 */
public final class VisualFeatures {
    /** The six kinds of numbers, by where they begin. */
    static final int LIGHTNESS = 0;

    static final int COLOUR = LIGHTNESS + Zones.COUNT;
    private static final int COLOUR_COLUMNS = Zones.COLUMNS / 2;
    private static final int COLOUR_ZONES = COLOUR_COLUMNS * Zones.ROWS / 2;
    static final int CHANGE = COLOUR + 2 * COLOUR_ZONES;
    static final int TRACE = CHANGE + Zones.COUNT;
    static final int WHOLE = TRACE + Zones.COUNT;

    /** 1 if all is black, or all is white; else 0. */
    static final int BLANK = WHOLE + 4;

    /** How many numbers there are. */
    public static final int COUNT = BLANK + 1;

    /** Where each kind begins, and the end. */
    static final int[] KINDS = {LIGHTNESS, COLOUR, CHANGE, TRACE, WHOLE, COUNT};

    private static final double CHANGE_S = 0.08;
    private static final double TRACE_S = 0.4;
    private static final double LONG_TRACE_S = 1.5;

    /** Luminances that count as black and as white: films have some noise in both. */
    private static final float BLACK = 0.001f;

    private static final float WHITE = 0.95f;

    /** After a gap of this length what was before says nothing. */
    private static final double GAP_S = 1;

    private final Zones zones = new Zones();
    private Exposure exposure = new Exposure();
    private final float[] values = new float[COUNT];
    private final float[] last = new float[Zones.COUNT];
    private final double[] leaky = new double[Zones.COUNT];
    private double lastS;
    private long pictures;

    /** One that has seen the same, and goes on by itself. */
    VisualFeatures fork() {
        VisualFeatures other = new VisualFeatures();
        other.exposure = exposure.fork();
        System.arraycopy(values, 0, other.values, 0, COUNT);
        System.arraycopy(leaky, 0, other.leaky, 0, leaky.length);
        other.lastS = lastS;
        other.pictures = pictures;
        return other;
    }

    /** The numbers of the last picture seen, {@link #COUNT} of them; overwritten by the next. */
    public float[] values() {
        return values;
    }

    /** How far the zones' lightness differs within the last picture: 0 for a picture of one colour. */
    float contrast() {
        return values[WHOLE + 1];
    }

    /** Sees the next picture, at its own time; times do not go back. */
    public void see(Picture picture) {
        double sinceS = pictures == 0 ? GAP_S : Math.max(0, picture.timeS() - lastS);
        lastS = picture.timeS();
        zones.measure(picture);
        double gain = exposure.gain(zones.mean(), sinceS);
        look((float) gain);
        colours((float) gain);
        change(sinceS);
        values[BLANK] = isBlank() ? 1 : 0;
        pictures++;
    }

    private boolean isBlank() {
        float darkest = Float.POSITIVE_INFINITY;
        float lightest = 0;
        for (int zone = 0; zone < Zones.COUNT; zone++) {
            darkest = Math.min(darkest, zones.luminance(zone));
            lightest = Math.max(lightest, zones.luminance(zone));
        }
        return lightest < BLACK || darkest > WHITE;
    }

    private void look(float gain) {
        double sum = 0;
        double squares = 0;
        for (int zone = 0; zone < Zones.COUNT; zone++) {
            last[zone] = values[LIGHTNESS + zone];
            float lightness = Math.min(1.5f, Lab.lightness(zones.luminance(zone) * gain));
            values[LIGHTNESS + zone] = lightness;
            sum += lightness;
            squares += (double) lightness * lightness;
        }
        double mean = sum / Zones.COUNT;
        values[WHOLE] = (float) mean;
        values[WHOLE + 1] = (float) Math.sqrt(Math.max(0, squares / Zones.COUNT - mean * mean));
    }

    /** Colours of two by two zones. */
    private void colours(float gain) {
        for (int c = 0; c < COLOUR_ZONES; c++) {
            int zone = c / COLOUR_COLUMNS * 2 * Zones.COLUMNS + c % COLOUR_COLUMNS * 2;
            float red = gain * four(zone, 0);
            float green = gain * four(zone, 1);
            float blue = gain * four(zone, 2);
            values[COLOUR + 2 * c] = Lab.a(red, green, blue);
            values[COLOUR + 2 * c + 1] = Lab.b(red, green, blue);
        }
    }

    private float four(int zone, int channel) {
        float sum = 0;
        for (int i = 0; i < 4; i++) {
            int at = zone + i / 2 * Zones.COLUMNS + i % 2;
            sum += channel == 0 ? zones.red(at) : channel == 1 ? zones.green(at) : zones.blue(at);
        }
        return sum / 4;
    }

    private void change(double sinceS) {
        boolean anew = sinceS >= GAP_S;
        double kept = Math.exp(-sinceS / CHANGE_S);
        double straight = sinceS > 0 ? CHANGE_S / sinceS * (1 - kept) : 1;
        float traceKept = (float) Math.exp(-sinceS / TRACE_S);
        float longKept = (float) Math.exp(-sinceS / LONG_TRACE_S);
        double motion = 0;
        for (int zone = 0; zone < Zones.COUNT; zone++) {
            double now = values[LIGHTNESS + zone];
            if (anew) {
                leaky[zone] = now;
            } else {
                double line = now - last[zone];
                // What a leaky mean makes of a straight line from the last picture to this one, exactly.
                leaky[zone] = now - line * straight - (last[zone] - leaky[zone]) * kept;
            }
            float changed = (float) (now - leaky[zone]);
            values[CHANGE + zone] = changed;
            float trace = anew ? 0 : values[TRACE + zone] * traceKept;
            values[TRACE + zone] = Math.max(trace, Math.abs(changed));
            motion += Math.abs(changed);
        }
        float mean = (float) (motion / Zones.COUNT);
        values[WHOLE + 2] = mean;
        values[WHOLE + 3] = Math.max(anew ? 0 : values[WHOLE + 3] * longKept, mean);
    }
}
