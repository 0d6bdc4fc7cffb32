package dev.catbird.engine.analysis;

import dev.catbird.engine.kernel.FourierKernels;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Measures many units of a corpus at once: several times as fast as {@link SpectrumAnalyzer#unit}, to the same bits.
 * Thread: one; calls allocate nothing.
 *
 * <p>The sound is cut into as many stretches as vectors have lanes, and these are laid side by side once; windows, which overlap, then
 * begin in it at every hop, for all stretches at once.
 */
public final class UnitBatch {
    /** Stretches side by side: the widest vectors there are. */
    private static final int LANES = 16;

    /** Units of a stretch: the more, the less is laid down twice; with more of them the table would leave the nearest caches. */
    private static final int STRETCH_UNITS = 4;

    /** Stretches laid down at a time: as many places as the compiler keeps in registers. */
    private static final int FOUR = 4;

    /** Samples of each stretch laid down before the next: they stay in the nearest cache until all lanes of them are there. */
    private static final int RUN = 128;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final AnalysisSettings settings;
    private final float[] window;
    private final FourierBatch fourier;
    private final FourierKernels kernels;
    /** Sample i of stretch s is {@code samples[i * LANES + s]}. */
    private final float[] samples;

    private final float[] magnitudes;
    private final int[] codes;
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
        samples = new float[stretchFrames(STRETCH_UNITS) * LANES];
        // What fills rows up to whole vectors stays 0.
        magnitudes = new float[settings.rowBytes() * LANES];
        codes = new int[settings.rowBytes() / Integer.BYTES * LANES];
    }

    private int stretchFrames(int units) {
        return (units - 1) * settings.corpusHopFrames() + settings.windowFrames();
    }

    /**
     * Measures the {@code count} windows that begin at {@code mono[0]} and every {@code corpusHopFrames} from there: their
     * rows go to {@code rows[0..]}, one after the other, their levels to {@code levels[0..]}.
     */
    public void units(float[] mono, int count, byte[] rows, float[] levels) {
        for (int first = 0; first < count; first += LANES * STRETCH_UNITS) {
            int rest = Math.min(LANES * STRETCH_UNITS, count - first);
            int stretch = (rest + LANES - 1) / LANES;
            load(mono, first * settings.corpusHopFrames(), rest, stretch);
            for (int u = 0; u < stretch; u++) {
                measure(u, first + u, stretch, first + rest, rows, levels);
            }
        }
    }

    /** Lays stretches side by side. What lanes without one, or beyond the end of one, hold from before does no harm. */
    private void load(float[] mono, int from, int units, int stretch) {
        int hop = stretch * settings.corpusHopFrames();
        int length = stretchFrames(stretch);
        int whole = units / stretch / FOUR * FOUR;
        for (int begin = 0; begin < length; begin += RUN) {
            int end = Math.min(length, begin + RUN);
            for (int lane = 0; lane < whole; lane += FOUR) {
                loadFour(mono, from + lane * hop, hop, begin, end, samples, lane);
            }
        }
        for (int lane = whole; lane * stretch < units; lane++) {
            int own = stretchFrames(Math.min(stretch, units - lane * stretch));
            for (int i = 0; i < own; i++) {
                samples[i * LANES + lane] = mono[from + lane * hop + i];
            }
        }
    }

    private static void loadFour(float[] mono, int from, int hop, int begin, int end, float[] samples, int lane) {
        for (int i = begin; i < end; i++) {
            int a = from + i;
            int b = a + hop;
            int c = b + hop;
            int d = c + hop;
            int to = i * LANES + lane;
            samples[to] = mono[a];
            samples[to + 1] = mono[b];
            samples[to + 2] = mono[c];
            samples[to + 3] = mono[d];
        }
    }

    /** Measures unit {@code number} of each stretch: unit {@code first} of all, and every {@code stretch} from there to {@code end}. */
    private void measure(int number, int first, int stretch, int end, byte[] rows, float[] levels) {
        int offset = number * settings.corpusHopFrames() * LANES;
        kernels.windowPairs(samples, offset, window, LANES, fourier.even(), fourier.odd());
        fourier.magnitudes(settings.bins(), magnitudes, sums, largest);
        for (int lane = 0, u = first; lane < LANES && u < end; lane++, u += stretch) {
            float level = SpectrumAnalyzer.audible(sums[lane]);
            levels[u] = level;
            scales[lane] = UnitCode.scale(level > 0 ? largest[lane] : 0);
        }
        int rowBytes = settings.rowBytes();
        kernels.rootCodes(magnitudes, scales, rowBytes / Integer.BYTES, LANES, codes);
        for (int lane = 0, u = first; lane < LANES && u < end; lane++, u += stretch) {
            store(codes, lane, rows, u * rowBytes, rowBytes);
        }
    }

    /** Writes the row of one lane. */
    private static void store(int[] codes, int lane, byte[] rows, int offset, int rowBytes) {
        for (int i = 0; i < rowBytes; i += Integer.BYTES) {
            INTS.set(rows, offset + i, codes[i / Integer.BYTES * LANES + lane]);
        }
    }
}
