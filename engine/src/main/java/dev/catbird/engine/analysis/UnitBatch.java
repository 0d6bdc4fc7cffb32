package dev.catbird.engine.analysis;

import dev.catbird.engine.kernel.FourierKernels;

/**
 * Measures many units of a corpus at once: several times as fast as {@link SpectrumAnalyzer#unit}, to the same bits.
 * Thread: one; calls allocate nothing.
 */
public final class UnitBatch {
    /** Units side by side: the widest vectors there are. */
    private static final int LANES = 16;

    /** Pairs of samples laid out side by side at a time, so that what is written stays in the nearest cache. */
    private static final int TILE = 32;

    private final AnalysisSettings settings;
    private final float[] window;
    private final FourierBatch fourier;
    private final float[] magnitudes;
    private final float[] sums = new float[LANES];
    private final float[] largest = new float[LANES];

    public UnitBatch(AnalysisSettings settings) {
        this(settings, FourierKernels.best());
    }

    UnitBatch(AnalysisSettings settings, FourierKernels kernels) {
        this.settings = settings;
        window = SpectrumAnalyzer.window(settings.windowFrames(), settings.hopFrames());
        fourier = new FourierBatch(kernels, settings.windowFrames(), LANES);
        magnitudes = new float[settings.bins() * LANES];
    }

    /**
     * Measures the {@code count} windows that begin at {@code mono[0]} and every {@code corpusHopFrames} from there: their
     * rows go to {@code rows[0..]}, one after the other, their levels to {@code levels[0..]}.
     */
    public void units(float[] mono, int count, byte[] rows, float[] levels) {
        int bins = settings.bins();
        int rowBytes = settings.rowBytes();
        for (int first = 0; first < count; first += LANES) {
            int lanes = Math.min(LANES, count - first);
            load(mono, first * settings.corpusHopFrames(), lanes);
            fourier.magnitudes(bins, magnitudes, sums, largest);
            for (int lane = 0; lane < lanes; lane++) {
                float level = SpectrumAnalyzer.audible(sums[lane]);
                levels[first + lane] = level;
                float most = level > 0 ? largest[lane] : 0;
                UnitCode.encode(magnitudes, lane, LANES, bins, most, rows, (first + lane) * rowBytes);
            }
        }
    }

    /** Lays windows side by side. What lanes without a window hold from before does no harm. */
    private void load(float[] mono, int offset, int lanes) {
        int hop = settings.corpusHopFrames();
        float[] even = fourier.even();
        float[] odd = fourier.odd();
        int pairs = window.length / 2;
        for (int tile = 0; tile < pairs; tile += TILE) {
            for (int lane = 0; lane < lanes; lane++) {
                int from = offset + lane * hop;
                for (int i = tile; i < tile + TILE; i++) {
                    even[i * LANES + lane] = mono[from + 2 * i] * window[2 * i];
                    odd[i * LANES + lane] = mono[from + 2 * i + 1] * window[2 * i + 1];
                }
            }
        }
    }
}
