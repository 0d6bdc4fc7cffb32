package dev.catbird.engine.analysis;

/**
 * How sound is cut and measured; corpus and target must share one. Thread: any.
 *
 * @param rateHz sample rate of the engine
 * @param windowFrames samples in one analysis window, a power of two
 * @param hopFrames samples between two windows of the target
 * @param corpusHopFrames samples between two units of the corpus, whole hops
 * @param maxHz highest frequency that counts
 */
public record AnalysisSettings(int rateHz, int windowFrames, int hopFrames, int corpusHopFrames, double maxHz) {

    /** The setting of every figure in the documentation. */
    public static final AnalysisSettings DEFAULT = atRate(44100);

    public AnalysisSettings {
        if (rateHz < 8000 || rateHz > 192000) {
            throw new IllegalArgumentException("sample rate " + rateHz + " Hz; allowed 8000..192000");
        }
        if (Integer.bitCount(windowFrames) != 1 || windowFrames < 256 || windowFrames > 16384) {
            throw new IllegalArgumentException("window " + windowFrames + "; allowed powers of two in 256..16384");
        }
        if (hopFrames < 16 || hopFrames > windowFrames / 4) {
            throw new IllegalArgumentException("hop " + hopFrames + "; allowed 16.." + windowFrames / 4);
        }
        if (corpusHopFrames < hopFrames || corpusHopFrames > windowFrames || corpusHopFrames % hopFrames != 0) {
            throw new IllegalArgumentException(
                    "corpus hop " + corpusHopFrames + "; allowed multiples of the hop up to " + windowFrames);
        }
        if (!(maxHz > 0 && maxHz <= rateHz / 2.0)) {
            throw new IllegalArgumentException("highest frequency " + maxHz + " Hz");
        }
    }

    public static AnalysisSettings atRate(int rateHz) {
        return new AnalysisSettings(rateHz, 1024, 128, 512, rateHz / 4.0);
    }

    /** Spectral bins that count: bin 1 up to {@link #maxHz}, without the constant. */
    public int bins() {
        return (int) (windowFrames * maxHz / rateHz);
    }

    /** Bytes of one stored row of spectra. */
    public int rowBytes() {
        return UnitCode.rowBytes(bins());
    }
}
