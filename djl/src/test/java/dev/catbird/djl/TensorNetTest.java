package dev.catbird.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.media.MadePictures;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.engine.media.SoundReader;
import dev.catbird.video2sound.FilmSight;
import dev.catbird.video2sound.WaveNetLearning;
import dev.catbird.video2sound.WaveNetLesson;
import dev.catbird.video2sound.WaveNetModel;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The WaveNet of tensors is the one of plain Java. Only with the profile {@code djl}. */
class TensorNetTest {
    private static final int LENGTH_S = 3;
    private static final int FRAMES_PER_S = 25;
    private static final int STEPS = 12;

    /** Plain Java takes a quick tanh. */
    private static final double QUICK = 0.02;

    /** A tone that is as high as the picture is light. */
    private static final class Tone implements SoundReader {
        private final int rateHz = WaveNetLesson.rateHz();
        private int at;

        @Override
        public int rateHz() {
            return rateHz;
        }

        @Override
        public int channels() {
            return 1;
        }

        @Override
        public int read(float[] left, float[] right, int offset, int frames) {
            int count = Math.min(frames, LENGTH_S * rateHz - at);
            for (int t = 0; t < count; t++) {
                double hz = 200 + 200.0 * at / rateHz;
                left[offset + t] = (float) (0.5 * Math.sin(2 * Math.PI * hz * at / rateHz));
                right[offset + t] = left[offset + t];
                at++;
            }
            return count == 0 ? -1 : count;
        }

        @Override
        public List<String> warnings() {
            return List.of();
        }

        @Override
        public void close() {}
    }

    private static PictureReader film() {
        int[] shown = {0};
        Random dust = new Random(7);
        return MadePictures.drawn(FilmSight.PIXELS, FilmSight.PIXELS, FRAMES_PER_S, into -> {
            if (shown[0] == LENGTH_S * FRAMES_PER_S) {
                return false;
            }
            into.resize(FilmSight.PIXELS, FilmSight.PIXELS);
            for (int i = 0; i < FilmSight.PIXELS * FilmSight.PIXELS; i++) {
                int grey = 40 + 2 * shown[0] + dust.nextInt(16);
                into.argb()[i] = 0xff000000 | grey << 16 | grey << 8 | grey;
            }
            into.timeS(shown[0]++ / (double) FRAMES_PER_S);
            return true;
        });
    }

    private static WaveNetLearning learning() throws IOException {
        return new WaveNetLearning(List.of(WaveNetLesson.of(film(), new Tone(), () -> false)), 1);
    }

    @Test
    void tensorsSayWhatPlainJavaSaysBeforeAndAfterLearning() throws IOException {
        WaveNetLearning learning = learning();
        double before = learning.heldLoss();
        try (TensorNet net = new TensorNet(learning, 1e-3f)) {
            double plain = learning.learn(new int[] {0}, 0, 1, new Random(1));
            assertEquals(plain, net.learn(learning.example(0)), QUICK);
            for (int step = 0; step < STEPS; step++) {
                net.learn(learning.example(step % learning.examples()));
            }
            WaveNetModel model = learning.learnt(net.learnt());
            assertTrue(model.bits() < before - 0.5, model.bits() + " bits held out, " + before + " before");
            // Its weights are the plain one's now.
            plain = learning.learn(new int[] {1}, 0, 1, new Random(1));
            assertEquals(plain, net.learn(learning.example(1)), QUICK);
            assertTrue(Arrays.stream(net.learnt()).allMatch(row -> row.length > 0));
        }
    }
}
