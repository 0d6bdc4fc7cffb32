package dev.catbird.video2sound;

import dev.catbird.engine.media.Picture;

/**
 * What can be seen in a picture and has just moved, in {@link #COUNT} numbers: lightness and colour of zones, how zones have
 * changed, how long ago, the same of the whole, where to regions move, and a fine grey picture. Thread: one; calls allocate nothing.
 *
 * <p>Everything that lasts is counted in seconds by the pictures' own times, so a film is described alike at 12 and at 60 pictures
 * a second. A zone's change is its lightness less its own leaky mean; that mean is fed with straight lines from picture to picture,
 * so that an even movement gives the same change at any rate.
 */
public final class VisualFeatures {
    /** The fine picture: two by two of its cells are a zone. */
    static final int FINE_COLUMNS = 16;

    static final int FINE_ROWS = 12;
    static final int FINE_COUNT = FINE_COLUMNS * FINE_ROWS;
    private static final int COLUMNS = FINE_COLUMNS / 2;
    private static final int ZONES = FINE_COUNT / 4;

    /** The seven kinds of numbers, by where they begin. */
    static final int LIGHTNESS = 0;

    static final int COLOUR = LIGHTNESS + ZONES;
    private static final int COLOUR_COLUMNS = COLUMNS / 2;
    private static final int COLOUR_ZONES = ZONES / 4;
    static final int CHANGE = COLOUR + 2 * COLOUR_ZONES;
    static final int TRACE = CHANGE + ZONES;
    static final int WHOLE = TRACE + ZONES;

    /** 1 if all is black, or all is white; else 0. */
    static final int BLANK = WHOLE + 4;

    static final int FLOW = BLANK + 1;
    static final int FINE = FLOW + Flow.COUNT;

    /** How many numbers there are. */
    public static final int COUNT = FINE + FINE_COUNT;

    /** Where each kind begins, and where the fine picture does. */
    static final int[] KINDS = {LIGHTNESS, COLOUR, CHANGE, TRACE, WHOLE, FLOW, FINE};

    private static final double CHANGE_S = 0.08;
    private static final double TRACE_S = 0.4;
    private static final double LONG_TRACE_S = 1.5;

    /** Luminances that count as black and as white: films have some noise in both. */
    private static final float BLACK = 0.001f;

    private static final float WHITE = 0.95f;

    /** After a gap of this length what was before says nothing. */
    private static final double GAP_S = 1;

    private final Cells cells = new Cells(FINE_COLUMNS, FINE_ROWS);
    private Exposure exposure = new Exposure();
    private Flow flow = new Flow();
    private final float[] values = new float[COUNT];
    private final float[] last = new float[ZONES];
    private final double[] leaky = new double[ZONES];
    private double lastS;
    private long pictures;

    /** One that has seen the same, and goes on by itself. */
    VisualFeatures fork() {
        VisualFeatures other = new VisualFeatures();
        other.exposure = exposure.fork();
        other.flow = flow.fork();
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
        cells.measure(picture);
        double gain = exposure.gain(cells.mean(), sinceS);
        look((float) gain);
        colours((float) gain);
        change(sinceS);
        flow.see(values, FINE, FLOW, sinceS, sinceS >= GAP_S);
        values[BLANK] = isBlank() ? 1 : 0;
        pictures++;
    }

    private boolean isBlank() {
        float darkest = Float.POSITIVE_INFINITY;
        float lightest = 0;
        for (int zone = 0; zone < ZONES; zone++) {
            darkest = Math.min(darkest, luminance(zone));
            lightest = Math.max(lightest, luminance(zone));
        }
        return lightest < BLACK || darkest > WHITE;
    }

    /** The first of a zone's four cells. */
    private static int firstCell(int zone) {
        return zone / COLUMNS * 2 * FINE_COLUMNS + zone % COLUMNS * 2;
    }

    private float luminance(int zone) {
        int cell = firstCell(zone);
        return (cells.luminance(cell)
                        + cells.luminance(cell + 1)
                        + cells.luminance(cell + FINE_COLUMNS)
                        + cells.luminance(cell + FINE_COLUMNS + 1))
                / 4;
    }

    private void look(float gain) {
        for (int cell = 0; cell < FINE_COUNT; cell++) {
            values[FINE + cell] = Math.min(1.5f, Lab.lightness(cells.luminance(cell) * gain));
        }
        double sum = 0;
        double squares = 0;
        for (int zone = 0; zone < ZONES; zone++) {
            last[zone] = values[LIGHTNESS + zone];
            float lightness = Math.min(1.5f, Lab.lightness(luminance(zone) * gain));
            values[LIGHTNESS + zone] = lightness;
            sum += lightness;
            squares += (double) lightness * lightness;
        }
        double mean = sum / ZONES;
        values[WHOLE] = (float) mean;
        values[WHOLE + 1] = (float) Math.sqrt(Math.max(0, squares / ZONES - mean * mean));
    }

    /** Colours of two by two zones. */
    private void colours(float gain) {
        for (int c = 0; c < COLOUR_ZONES; c++) {
            int cell = c / COLOUR_COLUMNS * 4 * FINE_COLUMNS + c % COLOUR_COLUMNS * 4;
            float red = gain * mean(cell, 0);
            float green = gain * mean(cell, 1);
            float blue = gain * mean(cell, 2);
            values[COLOUR + 2 * c] = Lab.a(red, green, blue);
            values[COLOUR + 2 * c + 1] = Lab.b(red, green, blue);
        }
    }

    /** Of four by four cells. */
    private float mean(int cell, int channel) {
        float sum = 0;
        for (int i = 0; i < 16; i++) {
            int at = cell + i / 4 * FINE_COLUMNS + i % 4;
            sum += channel == 0 ? cells.red(at) : channel == 1 ? cells.green(at) : cells.blue(at);
        }
        return sum / 16;
    }

    private void change(double sinceS) {
        boolean anew = sinceS >= GAP_S;
        double kept = Math.exp(-sinceS / CHANGE_S);
        double straight = sinceS > 0 ? CHANGE_S / sinceS * (1 - kept) : 1;
        float traceKept = (float) Math.exp(-sinceS / TRACE_S);
        float longKept = (float) Math.exp(-sinceS / LONG_TRACE_S);
        double motion = 0;
        for (int zone = 0; zone < ZONES; zone++) {
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
        float mean = (float) (motion / ZONES);
        values[WHOLE + 2] = mean;
        values[WHOLE + 3] = Math.max(anew ? 0 : values[WHOLE + 3] * longKept, mean);
    }
}
