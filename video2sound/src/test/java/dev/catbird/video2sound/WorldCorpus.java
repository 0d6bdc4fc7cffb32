package dev.catbird.video2sound;

import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.corpus.MemoryCorpus;
import dev.catbird.engine.corpus.PictureStore;
import dev.catbird.engine.index.UnitIndex;
import dev.catbird.engine.media.Picture;

/** A world as a corpus, with the pictures of a film of it. Thread: any. */
final class WorldCorpus implements Corpus {
    private final MemoryCorpus sound;
    private final PictureStore pictures;

    WorldCorpus(World world, double framesPerS) {
        sound = MemoryCorpus.mono(world.sound(), AnalysisSettings.DEFAULT);
        int count = (int) (world.lengthS() * framesPerS);
        pictures = new PictureStore() {
            @Override
            public int count() {
                return count;
            }

            @Override
            public int pictureAt(long soundFrame) {
                double number = (soundFrame + 0.5) / World.RATE_HZ * framesPerS;
                return number < 0 || number >= count ? -1 : (int) number;
            }

            @Override
            public int width(int picture) {
                return 64;
            }

            @Override
            public int height(int picture) {
                return 48;
            }

            @Override
            public void read(int picture, Picture into) {
                world.draw(picture / framesPerS, 1, into);
            }

            @Override
            public double framesPerS() {
                return framesPerS;
            }
        };
    }

    @Override
    public AnalysisSettings analysis() {
        return sound.analysis();
    }

    @Override
    public int unitCount() {
        return sound.unitCount();
    }

    @Override
    public long soundFrames() {
        return sound.soundFrames();
    }

    @Override
    public int channels() {
        return 1;
    }

    @Override
    public float unitLevel(int unit) {
        return sound.unitLevel(unit);
    }

    @Override
    public void readUnits(int firstUnit, int count, byte[] rows, int offset) {
        sound.readUnits(firstUnit, count, rows, offset);
    }

    @Override
    public UnitIndex index() {
        return sound.index();
    }

    @Override
    public void readSound(long firstFrame, float[] left, float[] right, int offset, int frames) {
        sound.readSound(firstFrame, left, right, offset, frames);
    }

    @Override
    public PictureStore pictures() {
        return pictures;
    }

    @Override
    public void close() {}
}
