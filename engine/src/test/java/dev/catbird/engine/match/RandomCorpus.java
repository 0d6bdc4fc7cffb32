package dev.catbird.engine.match;

import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.analysis.UnitCode;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.corpus.PictureStore;
import java.util.Arrays;
import java.util.Random;

/**
 * A corpus of made-up spectra without sound: peaky distributions, of any number of units and bins. What a distribution is
 * says the coded row, as to any reader of a corpus. Thread: any.
 */
final class RandomCorpus implements Corpus {
    private final AnalysisSettings analysis;
    private final byte[][] rows;
    final float[][] distributions;
    final float[] levels;

    /** Units four hops apart. */
    RandomCorpus(long seed, int units, int bins) {
        this(seed, units, bins, 4);
    }

    RandomCorpus(long seed, int units, int bins, int hopsPerUnit) {
        int rateHz = 8000;
        int windowFrames = 512;
        int hopFrames = 64;
        double maxHz = (bins + 0.01) * rateHz / windowFrames;
        analysis = new AnalysisSettings(rateHz, windowFrames, hopFrames, hopsPerUnit * hopFrames, maxHz);
        rows = new byte[units][analysis.rowBytes()];
        distributions = new float[units][bins];
        levels = new float[units];
        Random random = new Random(seed);
        for (int u = 0; u < units; u++) {
            for (int b = 0; b < bins; b++) {
                float value = random.nextFloat();
                distributions[u][b] = value * value * value * value;
            }
            code(u);
            levels[u] = 1 + random.nextFloat();
        }
    }

    private void code(int unit) {
        UnitCode.encode(distributions[unit], analysis.bins(), rows[unit], 0);
        UnitCode.decode(rows[unit], 0, analysis.bins(), distributions[unit]);
    }

    /** Takes everything outside of bins {@code from..to-1} out of a unit. */
    void confine(int unit, int from, int to) {
        for (int b = 0; b < distributions[unit].length; b++) {
            distributions[unit][b] = b >= from && b < to ? distributions[unit][b] : 0;
        }
        code(unit);
    }

    /** Makes a unit silent, as analysis does. */
    void silence(int unit) {
        levels[unit] = 0;
        Arrays.fill(distributions[unit], 0);
        code(unit);
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
        return (long) levels.length * analysis.corpusHopFrames();
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
    public void readUnits(int firstUnit, int count, byte[] into, int offset) {
        int rowBytes = analysis.rowBytes();
        for (int u = 0; u < count; u++) {
            System.arraycopy(rows[firstUnit + u], 0, into, offset + u * rowBytes, rowBytes);
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
