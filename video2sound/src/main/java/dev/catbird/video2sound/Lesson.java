package dev.catbird.video2sound;

import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.analysis.SpectrumAnalyzer;
import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.engine.media.SoundReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What one video has to teach: for each picture what is seen in it, and the bands and the level of the sound until the next. The
 * last part is held out; from the first one learns. Thread: worker.
 */
public final class Lesson {
    /** How much of a video is held out, at its end. */
    private static final double HELD_OUT = 0.15;

    /** Now and then all goes black, or white, for so many pictures, and is silent. */
    private static final double BLANK_EVERY_S = 2;

    private static final int BLANK_PICTURES = 8;
    private static final double BLANK_STEP_S = 0.04;

    /** Zones that change less than this all the time are still. */
    private static final double STILL = 0.02;

    private static final double SHORTEST_S = 3;

    final float[][] seen;
    /** When each picture appears. */
    final double[] timesS;

    final float[][] heard;
    final int learnt;
    final float[][] blanks;
    private final boolean uniform;
    private double seenS;

    private Lesson(List<float[]> seen, List<Double> timesS, List<float[]> heard, List<float[]> blanks) {
        this.seen = seen.toArray(float[][]::new);
        this.timesS = timesS.stream().mapToDouble(Double::doubleValue).toArray();
        this.heard = heard.toArray(float[][]::new);
        this.blanks = blanks.toArray(float[][]::new);
        learnt = (int) Math.round(seen.size() * (1 - HELD_OUT));
        double changes = 0;
        for (float[] row : this.seen) {
            changes = Math.max(changes, row[VisualFeatures.WHOLE + 3]);
        }
        uniform = changes < STILL;
    }

    /** Whether the pictures hardly change, so that there is little to learn from. */
    public boolean isUniform() {
        return uniform;
    }

    /** Whether it is too short to learn from. */
    public boolean isTooShort() {
        return seen.length < 10 || seenS() < SHORTEST_S;
    }

    /** Length of what is seen. */
    public double seenS() {
        return seenS;
    }

    /**
     * Reads a video to the end of its pictures or its sound. {@code pictures} may be small: {@link FilmSight#PIXELS}. Throws
     * {@link CancellationException} when cancelled.
     */
    public static Lesson of(
            PictureReader pictures, SoundReader sound, AnalysisSettings analysis, BooleanSupplier cancelled)
            throws IOException {
        Hearing hearing = new Hearing(sound, analysis);
        VisualFeatures features = new VisualFeatures();
        List<float[]> seen = new ArrayList<>();
        List<Double> timesS = new ArrayList<>();
        List<float[]> heard = new ArrayList<>();
        List<float[]> blanks = new ArrayList<>();
        Picture shown = new Picture();
        Picture next = new Picture();
        double blankS = 0;
        boolean more = pictures.read(shown);
        while (more) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("stopped; the same command begins anew");
            }
            more = pictures.read(next);
            features.see(shown);
            double untilS = more ? next.timeS() : shown.timeS() + 0.04;
            if (untilS > shown.timeS()) {
                float[] bands = hearing.between(shown.timeS(), untilS);
                if (bands == null) {
                    break;
                }
                seen.add(Arrays.copyOf(features.values(), Network.padded(VisualFeatures.COUNT)));
                timesS.add(shown.timeS());
                heard.add(bands);
                if (shown.timeS() >= blankS) {
                    blank(features, shown, 0xFF000000, blanks);
                    blank(features, shown, 0xFFFFFFFF, blanks);
                    blankS = shown.timeS() + BLANK_EVERY_S;
                }
            }
            Picture swap = shown;
            shown = next;
            next = swap;
        }
        Lesson lesson = new Lesson(seen, timesS, heard, blanks);
        lesson.seenS = shown.timeS();
        return lesson;
    }

    private static void blank(VisualFeatures from, Picture shown, int colour, List<float[]> blanks) {
        VisualFeatures features = from.fork();
        Picture picture = new Picture(16, 12);
        Arrays.fill(picture.argb(), colour);
        for (int i = 1; i <= BLANK_PICTURES; i++) {
            // Further and further apart, so that a long blank is known as well.
            picture.timeS(shown.timeS() + BLANK_STEP_S * (i + Math.max(0, i - 4) * (i - 4)));
            features.see(picture);
            blanks.add(Arrays.copyOf(features.values(), Network.padded(VisualFeatures.COUNT)));
        }
    }

    /** The bands of a sound between two times that do not go back. */
    private static final class Hearing {
        private final SoundReader sound;
        private final SpectrumAnalyzer analyzer;
        private final MelBands mel;
        private final int rateHz;
        private final int hopFrames;
        private final float[] left;
        private final float[] right;
        private final float[] window;
        private final float[] windowed;
        private final float[] magnitudes;
        private final float[] power = new float[MelBands.COUNT];
        private final float[] bands = new float[MelBands.COUNT];
        /** Where the weight of the next window lies. */
        private long at;

        private boolean ended;

        Hearing(SoundReader sound, AnalysisSettings analysis) {
            this.sound = sound;
            analyzer = new SpectrumAnalyzer(analysis);
            mel = new MelBands(analysis);
            rateHz = analysis.rateHz();
            hopFrames = 2 * analysis.hopFrames();
            left = new float[hopFrames];
            right = new float[hopFrames];
            window = new float[analysis.windowFrames()];
            windowed = new float[analysis.windowFrames()];
            magnitudes = new float[analysis.bins()];
            at = -hopFrames;
        }

        /** Mean bands and level, or null at the end. */
        float @Nullable [] between(double fromS, double toS) throws IOException {
            float[] mean = new float[Network.padded(Model.OUTPUTS)];
            int count = 0;
            while (!ended && (at < toS * rateHz || count == 0)) {
                hear();
                if (at + hopFrames > fromS * rateHz) {
                    mel.of(magnitudes, bands, 0, power);
                    for (int b = 0; b < MelBands.COUNT; b++) {
                        mean[b] += bands[b];
                    }
                    mean[MelBands.COUNT] += level();
                    count++;
                }
            }
            if (count == 0) {
                return null;
            }
            for (int b = 0; b < Model.OUTPUTS; b++) {
                mean[b] /= count;
            }
            return mean;
        }

        private void hear() throws IOException {
            System.arraycopy(window, hopFrames, window, 0, window.length - hopFrames);
            int got = 0;
            while (got < hopFrames && !ended) {
                int read = sound.read(left, right, got, hopFrames - got);
                ended = read < 0;
                got += Math.max(0, read);
            }
            for (int t = 0; t < hopFrames; t++) {
                window[window.length - hopFrames + t] = t < got ? 0.5f * (left[t] + right[t]) : 0;
            }
            at += hopFrames;
            analyzer.window(window, 0, windowed);
            analyzer.magnitudes(windowed, magnitudes);
        }

        private float level() {
            double squares = 0;
            for (int t = window.length - 2 * hopFrames; t < window.length; t++) {
                squares += window[t] * window[t];
            }
            double db = 10 * Math.log10(squares / (2 * hopFrames) + 1e-12);
            return (float) (Math.max(0, db + MelBands.FLOOR_DB) / 10);
        }
    }
}
