package dev.catbird.engine.analysis;

import dev.catbird.engine.kernel.FourierKernels;
import java.util.Arrays;

/**
 * Measures many units of a corpus at once: several times as fast as {@link SpectrumAnalyzer#unit}, to the same bits.
 * Thread: one; calls allocate nothing.
 */
public final class UnitBatch {
    /** Units side by side: the widest vectors there are. */
    private static final int LANES = 16;

    /** Units laid side by side, or taken apart again, at a time: as many places as the compiler keeps in registers. */
    private static final int FOUR = 4;

    private final AnalysisSettings settings;
    private final float[] window;
    private final FourierBatch fourier;
    private final FourierKernels kernels;
    private final float[] magnitudes;
    private final float[] scales = new float[LANES];
    private final float[] sums = new float[LANES];
    private final float[] largest = new float[LANES];

    public UnitBatch(AnalysisSettings settings) {
        this(settings, FourierKernels.best());
    }

    UnitBatch(AnalysisSettings settings, FourierKernels kernels) {
        this.settings = settings;
        this.kernels = kernels;
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
                scales[lane] = UnitCode.scale(level > 0 ? largest[lane] : 0);
            }
            kernels.scaledRoots(magnitudes, scales, bins, LANES);
            store(lanes, bins, rows, first * rowBytes, rowBytes);
        }
    }

    /** Lays windows side by side. What lanes without a window hold from before does no harm. */
    private void load(float[] mono, int offset, int lanes) {
        int hop = settings.corpusHopFrames();
        int lane = 0;
        for (; lane + FOUR <= lanes; lane += FOUR) {
            loadFour(mono, offset + lane * hop, hop, window, fourier.even(), fourier.odd(), lane);
        }
        for (; lane < lanes; lane++) {
            loadOne(mono, offset + lane * hop, window, fourier.even(), fourier.odd(), lane);
        }
    }

    private static void loadFour(float[] mono, int from, int hop, float[] window, float[] even, float[] odd, int lane) {
        for (int i = 0; i < window.length / 2; i++) {
            int a = from + 2 * i;
            int b = a + hop;
            int c = b + hop;
            int d = c + hop;
            int to = i * LANES + lane;
            float factor = window[2 * i];
            even[to] = mono[a] * factor;
            even[to + 1] = mono[b] * factor;
            even[to + 2] = mono[c] * factor;
            even[to + 3] = mono[d] * factor;
            factor = window[2 * i + 1];
            odd[to] = mono[a + 1] * factor;
            odd[to + 1] = mono[b + 1] * factor;
            odd[to + 2] = mono[c + 1] * factor;
            odd[to + 3] = mono[d + 1] * factor;
        }
    }

    private static void loadOne(float[] mono, int from, float[] window, float[] even, float[] odd, int lane) {
        for (int i = 0; i < window.length / 2; i++) {
            even[i * LANES + lane] = mono[from + 2 * i] * window[2 * i];
            odd[i * LANES + lane] = mono[from + 2 * i + 1] * window[2 * i + 1];
        }
    }

    /** Writes the rows of {@code lanes} units, one after the other. */
    private void store(int lanes, int bins, byte[] rows, int offset, int rowBytes) {
        int lane = 0;
        for (; lane + FOUR <= lanes; lane += FOUR) {
            storeFour(magnitudes, lane, bins, rows, offset + lane * rowBytes, rowBytes);
        }
        for (; lane < lanes; lane++) {
            for (int b = 0; b < bins; b++) {
                rows[offset + lane * rowBytes + b] = UnitCode.code(magnitudes[b * LANES + lane]);
            }
        }
        for (lane = 0; lane < lanes; lane++) {
            Arrays.fill(rows, offset + lane * rowBytes + bins, offset + (lane + 1) * rowBytes, (byte) 0);
        }
    }

    private static void storeFour(float[] roots, int lane, int bins, byte[] rows, int offset, int rowBytes) {
        for (int i = 0; i < bins; i++) {
            int from = i * LANES + lane;
            int a = offset + i;
            int b = a + rowBytes;
            int c = b + rowBytes;
            int d = c + rowBytes;
            rows[a] = UnitCode.code(roots[from]);
            rows[b] = UnitCode.code(roots[from + 1]);
            rows[c] = UnitCode.code(roots[from + 2]);
            rows[d] = UnitCode.code(roots[from + 3]);
        }
    }
}
