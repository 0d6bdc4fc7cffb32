package dev.catbird.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.Instrument;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.corpus.MemoryCorpus;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.midi.osc.OscServer;
import dev.catbird.midi.osc.PresetCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * From an OSC message to another sound, counted in samples of the output: a message comes between two blocks, and the sound is compared
 * with one to which nobody sent anything.
 */
class OscToSoundTest {
    private static final int RATE_HZ = 44100;
    private static final int BLOCK_FRAMES = 512;
    private static final int BEFORE_BLOCKS = 60;
    private static final int AFTER_BLOCKS = 40;
    private static final int HOP_FRAMES = AnalysisSettings.DEFAULT.hopFrames();

    private static float[] sound(long seed, int frames) {
        Random random = new Random(seed);
        float[] sound = new float[frames];
        for (int i = 0; i < frames; i++) {
            double hz = 100 + 50 * (i / 4000 % 13);
            sound[i] = (float) (0.2 * Math.sin(2 * Math.PI * hz * i / RATE_HZ) + 0.02 * random.nextGaussian());
        }
        return sound;
    }

    private static byte[] message(String path, float value) {
        byte[] address = path.getBytes(StandardCharsets.US_ASCII);
        int padded = (address.length / 4 + 1) * 4;
        return ByteBuffer.allocate(padded + 8)
                .put(address)
                .position(padded)
                .put(",f\0\0".getBytes(StandardCharsets.US_ASCII))
                .putFloat(value)
                .array();
    }

    /** The output from the message on; {@code send} has it sent, and waits until it is heard. */
    private static float[] play(Corpus corpus, Parameters parameters, Runnable send) {
        Instrument instrument = Instrument.over(corpus).parameters(parameters).build();
        float[] target = sound(3, (BEFORE_BLOCKS + AFTER_BLOCKS) * BLOCK_FRAMES);
        float[] after = new float[AFTER_BLOCKS * BLOCK_FRAMES];
        float[][] in = new float[2][BLOCK_FRAMES];
        float[][] out = new float[2][BLOCK_FRAMES];
        for (int block = 0; block < BEFORE_BLOCKS + AFTER_BLOCKS; block++) {
            if (block == BEFORE_BLOCKS) {
                send.run();
            }
            System.arraycopy(target, block * BLOCK_FRAMES, in[0], 0, BLOCK_FRAMES);
            System.arraycopy(target, block * BLOCK_FRAMES, in[1], 0, BLOCK_FRAMES);
            instrument.process(in, out, BLOCK_FRAMES);
            if (block >= BEFORE_BLOCKS) {
                System.arraycopy(out[0], 0, after, (block - BEFORE_BLOCKS) * BLOCK_FRAMES, BLOCK_FRAMES);
            }
        }
        return after;
    }

    @ParameterizedTest
    @Timeout(60)
    @CsvSource({"level, -20, 0", "wet, 0.5, 0", "mute, 1, 0", "blend, 0, 1", "combination, 1, 1", "freeze, 1, 2"})
    void aMessageIsHeardWithinAHopAndTheSmoothing(String id, float value, int hops) throws IOException {
        Corpus corpus = MemoryCorpus.stereo(sound(1, 40000), sound(2, 40000), AnalysisSettings.DEFAULT);
        Parameter parameter = Objects.requireNonNull(Parameter.named(id));
        float[] untouched = play(corpus, new Parameters(), () -> {});
        Parameters parameters = new Parameters();
        float[] touched;
        try (DatagramSocket socket = new DatagramSocket();
                OscServer server = OscServer.open(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        parameters,
                        PresetCalls.NONE,
                        (word, known) -> Optional.empty(),
                        line -> {})) {
            server.start();
            byte[] bytes = message("/catbird/" + id, value);
            InetSocketAddress to = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
            touched = play(corpus, parameters, () -> {
                try {
                    socket.send(new DatagramPacket(bytes, bytes.length, to));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                while (parameters.get(parameter) != value) {
                    Thread.onSpinWait();
                }
            });
            assertEquals(1, server.messages());
        }
        int first = 0;
        while (first < touched.length && touched[first] == untouched[first]) {
            first++;
        }
        System.out.println(id + ": heard after " + first + " samples, " + 1000.0 * first / RATE_HZ + " ms");
        // A grain begins with a sample of silence. What freezes is what was heard last: for a hop it is the same.
        assertTrue(first <= hops * HOP_FRAMES + 1, id + " is heard after " + first + " samples only");
        if (parameter == Parameter.LEVEL) {
            // Smoothed to 1 % in 20 ms: from there on the ratio is that of the message.
            int settled = RATE_HZ / 50;
            for (int t = settled; t < touched.length; t++) {
                assertEquals(0.1 * untouched[t], touched[t], 0.011 * Math.abs(untouched[t]) + 1e-6, "sample " + t);
            }
        }
    }
}
