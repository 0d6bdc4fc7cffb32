package dev.catbird.engine.match;

import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.corpus.PictureStore;
import java.util.Arrays;
import java.util.Random;

/** A corpus of made-up spectra without sound: peaky distributions, of any number of units and bins. Thread: any. */
final class RandomCorpus implements Corpus {
    private final AnalysisSettings analysis;
    final float[][] distributions;
    final float[] levels;

    RandomCorpus(long seed, int units, int bins) {
        int rateHz = 8000;
        int windowFrames = 512;
        analysis = new AnalysisSettings(rateHz, windowFrames, 64, (bins + 0.01) * rateHz / windowFrames);
        distributions = new float[units][bins];
        levels = new float[units];
        Random random = new Random(seed);
        for (int u = 0; u < units; u++) {
            float sum = 0;
            for (int b = 0; b < bins; b++) {
                float value = random.nextFloat();
                distributions[u][b] = value * value * value * value;
                sum += distributions[u][b];
            }
            for (int b = 0; b < bins; b++) {
                distributions[u][b] /= sum;
            }
            levels[u] = 1 + random.nextFloat();
        }
    }

    /** Takes everything outside of bins {@code from..to-1} out of a unit. */
    void confine(int unit, int from, int to) {
        float sum = 0;
        for (int b = from; b < to; b++) {
            sum += distributions[unit][b];
        }
        for (int b = 0; b < distributions[unit].length; b++) {
            distributions[unit][b] = b >= from && b < to ? distributions[unit][b] / sum : 0;
        }
    }

    /** Makes a unit silent, as analysis does. */
    void silence(int unit) {
        levels[unit] = 0;
        Arrays.fill(distributions[unit], 0);
    }

    @Override
    public AnalysisSettings analysis() {
        return analysis;
    }

    @Override
    public int unitCount() {
        return levels.length;
    }

    @Override
    public long soundFrames() {
        return (long) levels.length * analysis.hopFrames();
    }

    @Override
    public int channels() {
        return 1;
    }

    @Override
    public float unitLevel(int unit) {
        return levels[unit];
    }

    @Override
    public void readUnits(int firstUnit, int count, float[] rows, int offset) {
        int bins = analysis.bins();
        for (int u = 0; u < count; u++) {
            for (int b = 0; b < bins; b++) {
                rows[offset + u * bins + b] = (float) Math.sqrt(distributions[firstUnit + u][b]);
            }
        }
    }

    @Override
    public void readSound(long firstFrame, float[] left, float[] right, int offset, int frames) {
        Arrays.fill(left, offset, offset + frames, 0);
        Arrays.fill(right, offset, offset + frames, 0);
    }

    @Override
    public PictureStore pictures() {
        throw new UnsupportedOperationException("spectra only");
    }

    @Override
    public void close() {}
}
