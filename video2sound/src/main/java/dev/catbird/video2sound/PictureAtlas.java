package dev.catbird.video2sound;

import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.RealTime;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.corpus.PictureStore;
import dev.catbird.engine.kernel.Kernels;
import dev.catbird.engine.media.Picture;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * How all pictures of a corpus look, and how unlike them something else is. Every kind of feature weighs alike, however many numbers
 * it has. Thread: one at a time once made.
 */
public final class PictureAtlas {
    private final float[][] rows;
    private final float[] squares;
    private final long[] firstFrames;
    private final Looks looks;
    private final float[] weights;
    private final double usual;
    private final float[] recalled = new float[Looks.COUNT];

    private PictureAtlas(float[][] features, long[] firstFrames) {
        this.firstFrames = firstFrames;
        float[][] known = Arrays.stream(features).filter(row -> row.length > 0).toArray(float[][]::new);
        looks = Looks.of(known);
        weights = weights();
        rows = features;
        squares = new float[rows.length];
        double sum = 0;
        for (int p = 0; p < rows.length; p++) {
            if (rows[p].length > 0) {
                float[] row = new float[Network.padded(Looks.COUNT)];
                looks.scale(rows[p], row);
                weigh(row);
                rows[p] = row;
                squares[p] = Kernels.best().inner(row, 0, row, 0, Looks.COUNT);
                sum += squares[p];
            }
        }
        usual = 2 * sum / Math.max(1, known.length);
    }

    private static float[] weights() {
        float[] weights = new float[Looks.COUNT];
        int[] kinds = Looks.KINDS;
        for (int k = 0; k + 1 < kinds.length; k++) {
            Arrays.fill(weights, kinds[k], kinds[k + 1], (float) Math.sqrt(1.0 / (kinds[k + 1] - kinds[k])));
        }
        return weights;
    }

    /** Looks at all pictures that have sound. Throws {@link CancellationException} when cancelled. */
    public static PictureAtlas of(Corpus corpus, ProgressListener progress, BooleanSupplier cancelled) {
        PictureStore store = corpus.pictures();
        long[] firstFrames = new long[store.count()];
        Arrays.fill(firstFrames, -1);
        int hop = corpus.analysis().corpusHopFrames();
        for (int unit = corpus.unitCount() - 1; unit >= 0; unit--) {
            int picture = store.pictureAt((long) unit * hop);
            if (picture >= 0) {
                firstFrames[picture] = (long) unit * hop;
            }
        }
        progress.stage("looking at the corpus", "pictures", store.count());
        float[][] rows = new float[store.count()][0];
        VisualFeatures features = new VisualFeatures();
        Picture picture = new Picture();
        double before = Double.NEGATIVE_INFINITY;
        for (int p = 0; p < store.count(); p++) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("stopped; nothing was written");
            }
            store.read(p, picture);
            if (picture.timeS() < before) {
                // The next video of the corpus.
                features = new VisualFeatures();
            }
            before = picture.timeS();
            features.see(picture);
            if (firstFrames[p] >= 0) {
                rows[p] = features.values().clone();
            }
            progress.advance(p + 1L);
        }
        return new PictureAtlas(rows, firstFrames);
    }

    /** Pictures in all. */
    int count() {
        return rows.length;
    }

    /** Where on the sound axis a picture appears; -1 if it has no sound. */
    long firstFrame(int picture) {
        return firstFrames[picture];
    }

    /** Whether a picture has sound, and hence features. */
    @RealTime
    boolean knows(int picture) {
        return rows[picture].length > 0;
    }

    /** The features of a picture that it {@link #knows}, the fine picture as near as eigenpictures make it. */
    @RealTime
    void recall(int picture, float[] into) {
        for (int i = 0; i < weights.length; i++) {
            recalled[i] = rows[picture][i] / weights[i];
        }
        looks.undo(recalled, into);
    }

    /** How unlike two pictures usually are. */
    double usual() {
        return usual;
    }

    /** Brings features to where they can be compared: {@link Looks#COUNT} numbers. */
    @RealTime
    void scale(float[] from, float[] into) {
        looks.scale(from, into);
    }

    private void weigh(float[] scaled) {
        for (int i = 0; i < weights.length; i++) {
            scaled[i] *= weights[i];
        }
    }

    /** How unlike every picture what was {@link #scale scaled} is; it is overwritten. What has no sound is infinitely unlike. */
    @RealTime
    void compare(float[] scaled, float[] unlike) {
        Kernels kernels = Kernels.best();
        weigh(scaled);
        float square = kernels.inner(scaled, 0, scaled, 0, Looks.COUNT);
        for (int p = 0; p < rows.length; p++) {
            unlike[p] = rows[p].length == 0
                    ? Float.POSITIVE_INFINITY
                    : Math.max(0, squares[p] + square - 2 * kernels.inner(rows[p], 0, scaled, 0, Looks.COUNT));
        }
    }
}
