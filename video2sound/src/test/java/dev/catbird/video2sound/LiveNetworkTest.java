package dev.catbird.video2sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.media.Picture;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.video2sound.HistoricalSound.Rendering;
import dev.catbird.video2sound.LiveSight.Ending;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks that make samples while they are heard, by a host that waits for them where a sound card would not. */
class LiveNetworkTest {
    private static final int BLOCK_FRAMES = 256;
    private static final int FADE_FRAMES = 300;
    private static final World WORLD = new World(5, 3);
    private static final BlockProcessor ECHO = (in, out, frames) -> {
        for (int c = 0; c < 2; c++) {
            System.arraycopy(in[c], 0, out[c], 0, frames);
        }
    };

    /** Always the same one, for one thread each. */
    private static HistoricalModel old() {
        return new HistoricalModel(HistoricalModel.network(12).randomise(new Random(1)), 1);
    }

    private static LiveSight sight(double framesPerS) throws IOException {
        return LiveSight.open("film", () -> WORLD.pictures(framesPerS), Ending.OVER, true);
    }

    private static LiveNetwork live(
            LiveSight sight, Parameters parameters, Function<NetworkSight, NetworkSound> network) {
        NetworkSight seen = new NetworkSight(sight, parameters);
        NetworkSound said = network.apply(seen);
        return new LiveNetwork(seen, said, said, parameters);
    }

    /** What is heard of it, waiting for every block. */
    private static float[] heard(LiveNetwork network, int frames) throws InterruptedException {
        network.await();
        float[] all = new float[frames];
        float[][] out = new float[2][BLOCK_FRAMES];
        BlockProcessor processor = network.before(ECHO);
        for (int at = 0; at < frames; at += BLOCK_FRAMES) {
            // So much that the network may wait for its pictures.
            LiveSightTest.until(() -> network.ahead() > 4 * BLOCK_FRAMES + FADE_FRAMES);
            processor.process(new float[2][BLOCK_FRAMES], out, BLOCK_FRAMES);
            assertArrayEquals(out[0], out[1]);
            System.arraycopy(out[0], 0, all, at, Math.min(BLOCK_FRAMES, frames - at));
        }
        assertEquals(0, network.lateBlocks());
        assertNull(network.news());
        return all;
    }

    private static float[] ofTheFile(NetworkSound sound, int frames) throws IOException {
        float[] all = new float[frames];
        ShownPictures.fill(sound, all, new float[frames]);
        return all;
    }

    private static void assertAlike(float[] file, float[] live) {
        assertArrayEquals(
                Arrays.copyOfRange(file, FADE_FRAMES, file.length), Arrays.copyOfRange(live, FADE_FRAMES, live.length));
    }

    @ParameterizedTest
    @EnumSource
    void liveTheHistoricalNetworkSaysWhatItSaysOfAFile(Rendering rendering) throws Exception {
        int frames = 2 * HistoricalModel.RATE_HZ;
        try (LiveSight sight = sight(25);
                LiveNetwork network =
                        live(sight, new Parameters(), seen -> new HistoricalSound(seen, old(), rendering, 1))) {
            assertAlike(
                    ofTheFile(new HistoricalSound(WORLD.pictures(25), old(), rendering, 1), frames),
                    heard(network, frames));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {12, 29.97, 60})
    void liveAWaveNetSaysWhatItSaysOfAFile(double framesPerS) throws Exception {
        WaveNetModel model = SomeModels.wavenet();
        int frames = 2 * WaveNetModel.RATE_HZ;
        Parameters parameters = new Parameters();
        parameters.set(Parameter.TEMPERATURE, 1);
        try (LiveSight sight = sight(framesPerS);
                LiveNetwork network = live(sight, parameters, seen -> new WaveNetSound(seen, model, 1, 1))) {
            assertAlike(
                    ofTheFile(new WaveNetSound(WORLD.pictures(framesPerS), model, 1, 1), frames),
                    heard(network, frames));
        }
    }

    @Test
    void whatIsSeenIsShownWhenWhatWasMadeOfItIsHeard() throws Exception {
        try (LiveSight sight = sight(25);
                LiveNetwork network =
                        live(sight, new Parameters(), seen -> new HistoricalSound(seen, old(), Rendering.RAW, 1))) {
            int frames = 2 * HistoricalModel.RATE_HZ;
            heard(network, frames);
            Picture shown = new Picture();
            // The thread tells as it makes the next piece.
            LiveSightTest.until(() -> sight.show(0, shown) >= 50);
            assertEquals(2, shown.timeS(), 0.05);
        }
    }

    @Test
    void frozenItGoesOnAboutWhatItSaw() throws Exception {
        Parameters parameters = new Parameters();
        parameters.set(Parameter.FREEZE, 1);
        try (LiveSight sight = sight(25);
                LiveNetwork network =
                        live(sight, parameters, seen -> new HistoricalSound(seen, old(), Rendering.RAW, 1))) {
            float[] sound = heard(network, HistoricalModel.RATE_HZ);
            int stretch = HistoricalModel.SAMPLES;
            for (int at = 2 * stretch; at + stretch < sound.length; at += stretch) {
                assertArrayEquals(
                        Arrays.copyOfRange(sound, stretch, 2 * stretch), Arrays.copyOfRange(sound, at, at + stretch));
            }
        }
    }

    @Test
    void temperatureAndSeedActWhileItIsHeard() throws Exception {
        WaveNetModel model = SomeModels.wavenet();
        int frames = WaveNetModel.RATE_HZ;
        float[][] heard = new float[3][];
        for (int way = 0; way < 3; way++) {
            Parameters parameters = new Parameters();
            parameters.set(Parameter.TEMPERATURE, way == 1 ? 0 : 1);
            parameters.set(Parameter.SEED, way == 2 ? 7 : 1);
            try (LiveSight sight = sight(25);
                    LiveNetwork network = live(sight, parameters, seen -> new WaveNetSound(seen, model, 1, 1))) {
                heard[way] = heard(network, frames);
            }
        }
        assertTrue(!Arrays.equals(heard[0], heard[1]), "it does not heed the temperature");
        assertTrue(!Arrays.equals(heard[0], heard[2]), "it does not heed the seed");
    }

    /** Says one half on the left, and on the right when the picture it sees appeared. Stops where it may not go on. */
    private static final class Halting implements NetworkSound {
        private final Semaphore portions;
        private final NetworkSight sight;
        private long frame;

        Halting(NetworkSight sight, Semaphore portions) {
            this.sight = sight;
            this.portions = portions;
        }

        @Override
        public void chance(long seed, float temperature) {}

        @Override
        public int rateHz() {
            return 24_000;
        }

        @Override
        public int channels() {
            return 1;
        }

        @Override
        public int read(float[] left, float[] right, int offset, int frames) throws IOException {
            try {
                portions.acquire();
            } catch (InterruptedException e) {
                throw new IOException("film.mp4: cannot be read");
            }
            sight.look((double) frame / rateHz());
            int count = Math.min(frames, 100);
            Arrays.fill(left, offset, offset + count, 0.5f);
            Arrays.fill(right, offset, offset + count, (float) sight.timeS());
            frame += count;
            return count;
        }

        @Override
        public List<String> warnings() {
            return List.of();
        }

        @Override
        public void close() {}
    }

    @Test
    void whereItIsLateItFadesOutAndGoesOnInTime() throws Exception {
        Semaphore portions = new Semaphore(50);
        try (LiveSight sight = sight(25);
                LiveNetwork network = live(sight, new Parameters(), seen -> new Halting(seen, portions))) {
            LiveSightTest.until(() -> network.ahead() == 5_000);
            BlockProcessor processor = network.before(ECHO);
            float[][] out = new float[2][BLOCK_FRAMES];
            float[] all = new float[300 * BLOCK_FRAMES];
            float[] seenS = new float[all.length];
            int lateFrom = 0;
            for (int block = 0; block < 300; block++) {
                if (block == 100) {
                    // Nothing was heard for most of a second.
                    portions.release(1_000_000);
                }
                if (block >= 100) {
                    LiveSightTest.until(() -> network.ahead() > BLOCK_FRAMES + FADE_FRAMES);
                }
                processor.process(new float[2][BLOCK_FRAMES], out, BLOCK_FRAMES);
                System.arraycopy(out[0], 0, all, block * BLOCK_FRAMES, BLOCK_FRAMES);
                System.arraycopy(out[1], 0, seenS, block * BLOCK_FRAMES, BLOCK_FRAMES);
                lateFrom = network.lateBlocks() == 0 ? block + 1 : lateFrom;
            }
            assertEquals(5_000 / BLOCK_FRAMES, lateFrom);
            assertEquals(100 - lateFrom, network.lateBlocks());
            int end = 5_000;
            assertEquals(0.5f, all[end - FADE_FRAMES]);
            assertEquals(0, all[end - 1], 0.01);
            for (int t = 1; t < all.length; t++) {
                assertEquals(all[t - 1], all[t], 0.003, "a click at " + t);
            }
            for (int t = end; t < 100 * BLOCK_FRAMES; t++) {
                assertEquals(0, all[t]);
            }
            int on = 150 * BLOCK_FRAMES;
            for (int t = on; t < 2.9 * 24_000; t++) {
                // Portions of 100 frames see what is there when they begin.
                assertEquals((double) t / 24_000, seenS[t], 0.05, "at " + t);
            }
        }
    }

    @Test
    void aNetworkThatBreaksIsToldAndSilent() throws Exception {
        try (LiveSight sight = sight(25);
                LiveNetwork network = live(
                        sight,
                        new Parameters(),
                        seen -> new Halting(seen, new Semaphore(0) {
                            @Override
                            public void acquire() throws InterruptedException {
                                throw new InterruptedException();
                            }
                        }))) {
            network.await();
            LiveSightTest.until(
                    () -> "film.mp4: cannot be read; the network is silent from now on".equals(network.news()));
            assertNull(network.news());
            float[][] out = new float[2][BLOCK_FRAMES];
            network.before(ECHO).process(new float[2][BLOCK_FRAMES], out, BLOCK_FRAMES);
            assertArrayEquals(new float[BLOCK_FRAMES], out[0]);
        }
    }

    @Test
    void hearingItAllocatesNothing() throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assertNotNull(threads);
        long self = Thread.currentThread().getId();
        try (LiveSight sight = LiveSight.open("film", () -> WORLD.pictures(25), Ending.AGAIN, true);
                LiveNetwork network =
                        live(sight, new Parameters(), seen -> new HistoricalSound(seen, old(), Rendering.CLOUD, 1))) {
            network.await();
            float[][] in = new float[2][BLOCK_FRAMES];
            float[][] out = new float[2][BLOCK_FRAMES];
            BlockProcessor processor = network.before(ECHO);
            long fewest = Long.MAX_VALUE;
            // The first round is the warm-up; whether it is late makes no difference.
            for (int round = 0; round <= 8 && fewest > 0; round++) {
                long before = threads.getThreadAllocatedBytes(self);
                for (int block = 0; block < 2000; block++) {
                    processor.process(in, out, BLOCK_FRAMES);
                }
                long bytes = threads.getThreadAllocatedBytes(self) - before;
                fewest = round == 0 ? fewest : Math.min(fewest, bytes);
            }
            assertEquals(0, fewest);
        }
    }
}
