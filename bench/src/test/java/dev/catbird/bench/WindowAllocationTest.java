package dev.catbird.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.catbird.engine.Instrument;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.MemoryCorpus;
import dev.catbird.engine.corpus.PictureStore;
import dev.catbird.engine.media.Picture;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.engine.picture.Bc1;
import dev.catbird.render.gl.Desktop;
import dev.catbird.render.gl.OutputWindow;
import dev.catbird.render.gl.PresetKeys;
import dev.catbird.render.gl.WindowException;
import dev.catbird.render.gl.WindowOrder;
import dev.catbird.render.live.GrainFeed;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The thread that draws the output window allocates nothing once warm. Where no window can be opened, nothing is tested: CI has Xvfb for that. */
@Timeout(300)
class WindowAllocationTest {
    private static final int RATE_HZ = 44100;
    private static final int BLOCK = RATE_HZ / 60;
    private static final int ROUNDS = 6;
    private static final int FRAMES = 60;
    private static final int WIDTH = 160;
    private static final int HEIGHT = 90;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    private Path folder;

    private final Random random = new Random(1);

    /** Forty pictures of noise, a new one every tenth of a second. */
    private final class Noise implements PictureStore {
        private final ByteBuffer packed = ByteBuffer.allocateDirect(40 * Bc1.bytes(WIDTH, HEIGHT));

        Noise() {
            while (packed.hasRemaining()) {
                packed.put((byte) random.nextInt());
            }
        }

        @Override
        public int count() {
            return 40;
        }

        @Override
        public int pictureAt(long soundFrame) {
            return (int) Math.floorMod(soundFrame / (RATE_HZ / 10), 40L);
        }

        @Override
        public int width(int picture) {
            return WIDTH;
        }

        @Override
        public int height(int picture) {
            return HEIGHT;
        }

        @Override
        public void read(int picture, Picture into) {
            Bc1.decode(packed, packedAt(picture), WIDTH, HEIGHT, into);
        }

        @Override
        public ByteBuffer packed(int picture) {
            return packed;
        }

        @Override
        public int packedAt(int picture) {
            return picture * Bc1.bytes(WIDTH, HEIGHT);
        }

        @Override
        public double framesPerS() {
            return 10;
        }
    }

    private float[] noise(int frames) {
        float[] noise = new float[frames];
        for (int i = 0; i < frames; i++) {
            noise[i] = (float) (0.1 * random.nextGaussian());
        }
        return noise;
    }

    @Test
    void drawingThePicturesAllocatesNothing() {
        Parameters parameters = new Parameters();
        parameters.set(Parameter.FEEDBACK, 200);
        GrainFeed feed = new GrainFeed(RATE_HZ, System::nanoTime);
        MemoryCorpus corpus = MemoryCorpus.mono(noise(4 * RATE_HZ), AnalysisSettings.DEFAULT);
        Instrument instrument =
                Instrument.over(corpus).parameters(parameters).listener(feed).build();
        float[][] in = {noise(BLOCK), noise(BLOCK)};
        float[][] out = new float[2][BLOCK];
        WindowOrder order = new WindowOrder("test", "", false, WIDTH, HEIGHT, folder, folder.resolve("display"));
        try (Desktop desktop = Desktop.open();
                OutputWindow window = OutputWindow.open(
                        desktop, order, new Noise(), parameters, feed, 0, PresetKeys.NONE, line -> {})) {
            long self = Thread.currentThread().getId();
            long fewest = Long.MAX_VALUE;
            for (int round = 0; round <= ROUNDS && fewest > 0; round++) {
                // A view of its own for each round.
                parameters.set(Parameter.VIEW, round % Parameter.VIEW.choices().size());
                long bytes = 0;
                for (int i = 0; i < FRAMES; i++) {
                    instrument.process(in, out, BLOCK);
                    desktop.poll();
                    long before = THREADS.getThreadAllocatedBytes(self);
                    assertTrue(window.frame());
                    bytes += THREADS.getThreadAllocatedBytes(self) - before;
                }
                // The first rounds are the warm-up.
                fewest = round < 2 ? fewest : Math.min(fewest, bytes);
            }
            // From Java 25 on LWJGL wraps the address of each GLFW function in an object of 40 bytes, and a picture
            // takes two
            // calls: whether the window shall close, and the swap. All else, its and ours, makes none.
            long allowed = Runtime.version().feature() >= 25 ? 2 * 40L * FRAMES : 0;
            assertTrue(fewest <= allowed, fewest + " bytes for " + FRAMES + " pictures");
        } catch (WindowException e) {
            Assumptions.abort(e.getMessage());
        }
    }
}
