package dev.catbird.render.film;

import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.corpus.MemoryCorpus;
import dev.catbird.engine.corpus.PictureStore;
import dev.catbird.engine.index.UnitIndex;
import dev.catbird.engine.media.Picture;
import java.util.Arrays;
import java.util.Random;

/** Noise, which is nowhere like itself, with pictures of one flat colour each that says which it is. Thread: any. */
final class ColourCorpus implements Corpus {
    static final AnalysisSettings ANALYSIS = new AnalysisSettings(8000, 256, 64, 128, 2000);
    static final int SIZE = 16;

    final float[] sound;
    private final Corpus memory;
    private final double framesPerS;
    private final int count;

    ColourCorpus(long seed, double lengthS, double framesPerS) {
        sound = noise(seed, (int) (lengthS * ANALYSIS.rateHz()));
        memory = MemoryCorpus.mono(sound, ANALYSIS);
        this.framesPerS = framesPerS;
        count = (int) Math.ceil(lengthS * framesPerS);
    }

    static float[] noise(long seed, int frames) {
        Random random = new Random(seed);
        float[] sound = new float[frames];
        for (int i = 0; i < frames; i++) {
            sound[i] = 0.4f * (random.nextFloat() - 0.5f);
        }
        return sound;
    }

    /** Which picture a colour stands for. */
    static int indexOf(int argb) {
        return (argb >> 20 & 15) | (argb >> 12 & 15) << 4 | (argb >> 4 & 15) << 8;
    }

    private static int colour(int index) {
        return 0xFF080808 | (index & 15) << 20 | (index >> 4 & 15) << 12 | (index >> 8 & 15) << 4;
    }

    @Override
    public AnalysisSettings analysis() {
        return ANALYSIS;
    }

    @Override
    public int unitCount() {
        return memory.unitCount();
    }

    @Override
    public long soundFrames() {
        return memory.soundFrames();
    }

    @Override
    public int channels() {
        return 1;
    }

    @Override
    public float unitLevel(int unit) {
        return memory.unitLevel(unit);
    }

    @Override
    public void readUnits(int firstUnit, int units, byte[] rows, int offset) {
        memory.readUnits(firstUnit, units, rows, offset);
    }

    @Override
    public UnitIndex index() {
        return memory.index();
    }

    @Override
    public void readSound(long firstFrame, float[] left, float[] right, int offset, int frames) {
        memory.readSound(firstFrame, left, right, offset, frames);
    }

    @Override
    public PictureStore pictures() {
        return new PictureStore() {
            @Override
            public int count() {
                return count;
            }

            @Override
            public int pictureAt(long soundFrame) {
                int at = (int) Math.floor(soundFrame * framesPerS / ANALYSIS.rateHz());
                return at < 0 || at >= count ? -1 : at;
            }

            @Override
            public int width(int picture) {
                return SIZE;
            }

            @Override
            public int height(int picture) {
                return SIZE;
            }

            @Override
            public void read(int picture, Picture into) {
                into.resize(SIZE, SIZE);
                Arrays.fill(into.argb(), 0, SIZE * SIZE, colour(picture));
            }

            @Override
            public double framesPerS() {
                return framesPerS;
            }
        };
    }

    @Override
    public void close() {}
}
