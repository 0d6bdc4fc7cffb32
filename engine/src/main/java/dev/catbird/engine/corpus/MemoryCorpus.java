package dev.catbird.engine.corpus;

import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.analysis.SpectrumAnalyzer;
import dev.catbird.engine.index.MemoryIndex;
import dev.catbird.engine.index.UnitIndex;
import dev.catbird.engine.media.Picture;
import java.util.Arrays;

/** A corpus of one piece of sound, held in memory, without pictures: the null twin of a stored one. Thread: any. */
public final class MemoryCorpus implements Corpus {
    private final AnalysisSettings analysis;
    private final float[] left;
    private final float[] right;
    private final int channels;
    private final float[] levels;
    private final byte[] rows;
    private final UnitIndex index;

    private MemoryCorpus(AnalysisSettings analysis, float[] left, float[] right, int channels) {
        this.analysis = analysis;
        this.left = left;
        this.right = right;
        this.channels = channels;
        int hop = analysis.corpusHopFrames();
        int window = analysis.windowFrames();
        int rowBytes = analysis.rowBytes();
        int units = (left.length + hop - 1) / hop;
        levels = new float[units];
        rows = new byte[units * rowBytes];
        SpectrumAnalyzer analyzer = new SpectrumAnalyzer(analysis);
        float[] mono = new float[window];
        float[] windowed = new float[window];
        float[] magnitudes = new float[analysis.bins()];
        for (int u = 0; u * hop + window <= left.length; u++) {
            for (int i = 0; i < window; i++) {
                mono[i] = 0.5f * (left[u * hop + i] + right[u * hop + i]);
            }
            levels[u] = analyzer.unit(mono, 0, windowed, magnitudes, rows, u * rowBytes);
        }
        index = MemoryIndex.of(analysis, units, this::readUnits);
    }

    /** Analyses mono sound; the array is kept, not copied. */
    public static MemoryCorpus mono(float[] sound, AnalysisSettings analysis) {
        return new MemoryCorpus(analysis, sound, sound, 1);
    }

    /** Analyses stereo sound; the arrays are kept, not copied. */
    public static MemoryCorpus stereo(float[] left, float[] right, AnalysisSettings analysis) {
        if (left.length != right.length) {
            throw new IllegalArgumentException("left has " + left.length + " frames, right " + right.length);
        }
        return new MemoryCorpus(analysis, left, right, 2);
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
        return channels;
    }

    @Override
    public float unitLevel(int unit) {
        return levels[unit];
    }

    @Override
    public void readUnits(int firstUnit, int count, byte[] into, int offset) {
        int rowBytes = analysis.rowBytes();
        System.arraycopy(rows, firstUnit * rowBytes, into, offset, count * rowBytes);
    }

    @Override
    public UnitIndex index() {
        return index;
    }

    @Override
    public void readSound(long firstFrame, float[] intoLeft, float[] intoRight, int offset, int frames) {
        int from = (int) Math.max(0, Math.min(frames, -firstFrame));
        int to = (int) Math.max(from, Math.min(frames, left.length - firstFrame));
        Arrays.fill(intoLeft, offset, offset + from, 0);
        Arrays.fill(intoRight, offset, offset + from, 0);
        if (to > from) {
            System.arraycopy(left, (int) (firstFrame + from), intoLeft, offset + from, to - from);
            System.arraycopy(right, (int) (firstFrame + from), intoRight, offset + from, to - from);
        }
        Arrays.fill(intoLeft, offset + to, offset + frames, 0);
        Arrays.fill(intoRight, offset + to, offset + frames, 0);
    }

    @Override
    public PictureStore pictures() {
        return NO_PICTURES;
    }

    @Override
    public void close() {}

    static final PictureStore NO_PICTURES = new PictureStore() {
        @Override
        public int count() {
            return 0;
        }

        @Override
        public int pictureAt(long soundFrame) {
            return -1;
        }

        @Override
        public int width(int picture) {
            throw new IndexOutOfBoundsException(picture);
        }

        @Override
        public int height(int picture) {
            throw new IndexOutOfBoundsException(picture);
        }

        @Override
        public void read(int picture, Picture into) {
            throw new IndexOutOfBoundsException(picture);
        }

        @Override
        public double framesPerS() {
            return 0;
        }
    };
}
