package dev.catbird.bench;

import dev.catbird.engine.media.MediaInfo;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.media.SoundReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** One recording of any length that no disk holds: notes and hisses, mono, no two alike. Thread: any. */
final class GeneratedMedia implements MediaLibrary {
    private static final int RATE_HZ = 44100;
    private final long frames;

    GeneratedMedia(double minutes) {
        frames = (long) (minutes * 60 * RATE_HZ);
    }

    @Override
    public String name() {
        return "generated";
    }

    @Override
    public MediaInfo probe(Path file) {
        return new MediaInfo(
                file, "generated", (double) frames / RATE_HZ, new MediaInfo.Sound("float", RATE_HZ, 1), null);
    }

    @Override
    public SoundReader openSound(Path file, int rateHz) {
        return new Sound(frames);
    }

    /** Notes of up to half a second with some harmonics, and now and then noise. */
    static final class Sound implements SoundReader {
        private static final int MOST_FRAMES = RATE_HZ / 2;

        private final Random random = new Random(1);
        private final long frames;
        private final double[] partials = new double[8];
        private long at;
        private int left;
        private int noteFrames = 1;
        private double turn;
        private double step;
        private double noise;

        Sound(long frames) {
            this.frames = frames;
        }

        private void note() {
            noteFrames = MOST_FRAMES / 8 + random.nextInt(MOST_FRAMES);
            left = noteFrames;
            step = 60 * Math.pow(2, 4 * random.nextDouble()) / RATE_HZ;
            noise = random.nextInt(4) == 0 ? 0.1 : 0.003;
            for (int h = 0; h < partials.length; h++) {
                partials[h] = 0.3 * random.nextDouble() / (h + 1);
            }
        }

        float next() {
            if (left == 0) {
                note();
            }
            double sum = noise * random.nextGaussian();
            for (int h = 0; h < partials.length; h++) {
                sum += partials[h] * Math.sin(2 * Math.PI * turn * (h + 1));
            }
            turn += step;
            turn -= Math.floor(turn);
            double way = (double) left / noteFrames;
            left--;
            return (float) (0.5 * sum * Math.sin(Math.PI * way));
        }

        @Override
        public int rateHz() {
            return RATE_HZ;
        }

        @Override
        public int channels() {
            return 1;
        }

        @Override
        public int read(float[] leftSide, float[] rightSide, int offset, int count) {
            int n = (int) Math.min(count, frames - at);
            for (int t = 0; t < n; t++) {
                leftSide[offset + t] = next();
                rightSide[offset + t] = leftSide[offset + t];
            }
            at += n;
            return n > 0 ? n : -1;
        }

        @Override
        public List<String> warnings() {
            return List.of();
        }

        @Override
        public void close() {}
    }
}
