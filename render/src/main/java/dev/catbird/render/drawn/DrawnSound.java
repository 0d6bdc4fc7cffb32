package dev.catbird.render.drawn;

import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.corpus.PictureStore;
import dev.catbird.engine.media.Picture;

/**
 * The sound of a corpus as pictures, drawn when they are asked for: spectrograms of the {@value #SPAN_S} seconds around each moment, the moment in
 * the middle, low frequencies below; cool colours at the beginning of the corpus and warm ones at its end. Thread: render, one.
 */
public final class DrawnSound implements PictureStore {
    static final int WIDTH = 640;
    static final int HEIGHT = 360;

    private static final double FRAMES_PER_S = 25;
    private static final double SPAN_S = 1.28;
    private static final double LOWEST_HZ = 60;

    private static final int LARGEST_CODE = 255;

    /** Units that tell how loud the corpus gets, at most. */
    private static final int LOOKS = 20000;

    private static final int[] COLD = {0x4F, 0xA8, 0xE8};
    private static final int[] MIDDLE = {0xB0, 0x7C, 0xE0};
    private static final int[] WARM = {0xF0, 0x89, 0x3A};
    private static final int[] GROUND = {0x08, 0x09, 0x0C};

    private final Corpus corpus;
    private final double pictureFrames;
    private final int count;
    private final int rowBytes;
    private final int hopFrames;
    private final double firstOffset;
    private final float loudest;
    private final float[] bins = new float[HEIGHT + 1];
    private final byte[] rows;
    private final float[][] columns;
    private final int[] palette = new int[256];

    private DrawnSound(Corpus corpus) {
        this.corpus = corpus;
        AnalysisSettings analysis = corpus.analysis();
        pictureFrames = analysis.rateHz() / FRAMES_PER_S;
        count = (int) Math.ceil(corpus.soundFrames() / pictureFrames);
        rowBytes = analysis.rowBytes();
        hopFrames = analysis.corpusHopFrames();
        // A unit stands for the middle of its window.
        firstOffset = -SPAN_S / 2 * analysis.rateHz() - analysis.windowFrames() / 2.0;
        int units = (int) Math.ceil(SPAN_S * analysis.rateHz() / hopFrames) + 2;
        rows = new byte[rowBytes];
        columns = new float[units][HEIGHT];
        loudest = loudest(corpus);
        double binHz = (double) analysis.rateHz() / analysis.windowFrames();
        for (int y = 0; y <= HEIGHT; y++) {
            // Edges of the pixels, upwards; the first bin that is stored is that of binHz.
            double hz = LOWEST_HZ * Math.pow(analysis.maxHz() / LOWEST_HZ, (double) y / HEIGHT);
            bins[y] = (float) Math.max(0, Math.min(analysis.bins() - 1, hz / binHz - 1));
        }
    }

    /** The pictures of a corpus, or its sound drawn if it has none. Looks through its levels then. */
    public static PictureStore picturesOf(Corpus corpus) {
        return corpus.pictures().count() > 0 ? corpus.pictures() : new DrawnSound(corpus);
    }

    private static float loudest(Corpus corpus) {
        int step = Math.max(1, corpus.unitCount() / LOOKS);
        float loudest = 0;
        for (int unit = 0; unit < corpus.unitCount(); unit += step) {
            loudest = Math.max(loudest, corpus.unitLevel(unit));
        }
        return loudest;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public int pictureAt(long soundFrame) {
        return soundFrame < 0 || soundFrame >= corpus.soundFrames() ? -1 : (int) (soundFrame / pictureFrames);
    }

    @Override
    public int width(int picture) {
        return WIDTH;
    }

    @Override
    public int height(int picture) {
        return HEIGHT;
    }

    @Override
    public double framesPerS() {
        return FRAMES_PER_S;
    }

    @Override
    public void read(int picture, Picture into) {
        into.resize(WIDTH, HEIGHT);
        double first = ((picture + 0.5) * pictureFrames + firstOffset) / hopFrames;
        int firstUnit = (int) Math.floor(first);
        for (int i = 0; i < columns.length; i++) {
            column(firstUnit + i, columns[i]);
        }
        paint((float) picture / count);
        double unitsPerPixel = SPAN_S * corpus.analysis().rateHz() / hopFrames / WIDTH;
        int[] argb = into.argb();
        for (int x = 0; x < WIDTH; x++) {
            double at = first - firstUnit + (x + 0.5) * unitsPerPixel;
            int left = (int) at;
            float share = (float) (at - left);
            float[] from = columns[left];
            float[] to = columns[left + 1];
            for (int y = 0; y < HEIGHT; y++) {
                float light = from[y] + share * (to[y] - from[y]);
                argb[(HEIGHT - 1 - y) * WIDTH + x] = palette[(int) (light * LARGEST_CODE)];
            }
        }
    }

    /** Roots of a unit's magnitudes against those of the loudest, from below: what the eye takes for loudness. */
    private void column(int unit, float[] into) {
        float level = unit < 0 || unit >= corpus.unitCount() ? 0 : corpus.unitLevel(unit);
        float scale = loudest > 0 ? (float) Math.sqrt(level / loudest) / LARGEST_CODE : 0;
        if (scale > 0) {
            corpus.readUnits(unit, 1, rows, 0);
        }
        for (int y = 0; y < HEIGHT; y++) {
            into[y] = scale > 0 ? Math.min(1, scale * code(bins[y], bins[y + 1])) : 0;
        }
    }

    /** The largest code between two places among the bins, or what lies between the two nearest. */
    private float code(float from, float to) {
        int below = (int) from;
        int above = Math.min(rowBytes - 1, below + 1);
        float share = from - below;
        float code = (rows[below] & 255) + share * ((rows[above] & 255) - (rows[below] & 255));
        for (int bin = above; bin <= to; bin++) {
            code = Math.max(code, rows[bin] & 255);
        }
        return code;
    }

    /** Colours from silence to the loudest, at a place of the corpus, 0..1. */
    private void paint(float place) {
        for (int i = 0; i < palette.length; i++) {
            float light = i / 255f;
            int rgb = 0;
            for (int c = 0; c < 3; c++) {
                float hue = place < 0.5f
                        ? COLD[c] + 2 * place * (MIDDLE[c] - COLD[c])
                        : MIDDLE[c] + (2 * place - 1) * (WARM[c] - MIDDLE[c]);
                // Half way up in its full colour, from there on towards white.
                float shade =
                        light < 0.5f ? GROUND[c] + 2 * light * (hue - GROUND[c]) : hue + (2 * light - 1) * (255 - hue);
                rgb = rgb << 8 | Math.round(shade);
            }
            palette[i] = 0xFF000000 | rgb;
        }
    }
}
