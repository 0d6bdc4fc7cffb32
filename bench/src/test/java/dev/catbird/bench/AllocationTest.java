package dev.catbird.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.catbird.engine.Instrument;
import dev.catbird.engine.Mode;
import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.BuildSettings;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.corpus.CorpusBuilder;
import dev.catbird.engine.corpus.MappedCorpus;
import dev.catbird.engine.corpus.MemoryCorpus;
import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.host.NullHost;
import dev.catbird.engine.live.MatcherThread;
import dev.catbird.engine.media.MediaWriter;
import dev.catbird.engine.media.OutputFormat;
import dev.catbird.engine.media.jcodec.JcodecLibrary;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.engine.record.Performance;
import dev.catbird.engine.record.Recorder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The audio path allocates nothing: after a warm-up, blocks under moving knobs, with sound and with silence. The corpus is
 * short, so that 100 000 blocks fit into seconds.
 */
class AllocationTest {
    private static final int RATE_HZ = 44100;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Compilation of a hot method now and then allocates on the thread that waits for it: a clean round proves enough. */
    private static final int ROUNDS = 5;

    private static final int FRAMES_PER_ROUND = 5 * RATE_HZ;

    @TempDir
    private Path folder;

    private static float[] tones(long seed, int frames) {
        Random random = new Random(seed);
        float[] sound = new float[frames];
        for (int i = 0; i < frames; i++) {
            double hz = 100 + 50 * (i / 4000 % 13);
            sound[i] = (float) (0.2 * Math.sin(2 * Math.PI * hz * i / RATE_HZ) + 0.02 * random.nextGaussian());
        }
        return sound;
    }

    private MappedCorpus mapped() throws IOException {
        JcodecLibrary library = new JcodecLibrary();
        Path wav = folder.resolve("corpus.wav");
        float[] left = tones(1, 40000);
        float[] right = tones(2, 40000);
        try (MediaWriter writer = library.create(wav, OutputFormat.sound(RATE_HZ, 2))) {
            writer.sound(left, right, 0, left.length);
            writer.finish();
        }
        Path corpus = folder.resolve("corpus.catbird");
        new CorpusBuilder(library, BuildSettings.DEFAULT, ProgressListener.SILENT, () -> false)
                .build(List.of(wav), corpus);
        return MappedCorpus.open(corpus);
    }

    /** Turns every knob of the sound, a little at each block, without allocating. */
    private static void turn(Parameters parameters, Parameter[] knobs, long block) {
        for (int k = 0; k < knobs.length; k++) {
            double way = 0.5 + 0.5 * Math.sin(block * 0.01 * (k + 1) + k);
            parameters.set(knobs[k], knobs[k].at((float) way));
        }
    }

    /** Bytes allocated by the cleanest of some rounds of blocks. */
    private static long fewestBytes(Corpus corpus, Mode mode, int blockFrames, int blocks) {
        return fewestBytes(corpus, mode, blockFrames, blocks, 0);
    }

    private static long fewestBytes(Corpus corpus, Mode mode, int blockFrames, int blocks, float budget) {
        Parameters parameters = new Parameters();
        mode.prepare(parameters, 25);
        Instrument instrument =
                Instrument.over(corpus).mode(mode).parameters(parameters).build();
        instrument.budget(budget);
        return fewestBytes(instrument, parameters, blockFrames, blocks, () -> 0);
    }

    /** {@code others}: bytes that other threads have allocated. */
    private static long fewestBytes(
            BlockProcessor instrument, Parameters parameters, int blockFrames, int blocks, LongSupplier others) {
        Parameter[] knobs = Parameter.values();
        NullHost host = new NullHost(blockFrames);
        float[] target = tones(3, RATE_HZ);
        long self = Thread.currentThread().getId();
        long fewest = Long.MAX_VALUE;
        long block = 0;
        // The first round is the warm-up.
        for (int round = 0; round <= ROUNDS && fewest > 0; round++) {
            long before = THREADS.getThreadAllocatedBytes(self) + others.getAsLong();
            for (int i = 0; i < blocks; i++, block++) {
                int at = (int) (block * blockFrames % (target.length - blockFrames));
                boolean silent = block / 100 % 5 == 4;
                for (int t = 0; t < blockFrames; t++) {
                    host.input()[0][t] = silent ? 0 : target[at + t];
                    host.input()[1][t] = silent ? 0 : -target[at + t] * 0.3f;
                }
                turn(parameters, knobs, block);
                if (block % 1000 == 999) {
                    parameters.panic();
                }
                host.run(instrument, 1);
            }
            long bytes = THREADS.getThreadAllocatedBytes(self) + others.getAsLong() - before;
            fewest = round == 0 ? fewest : Math.min(fewest, bytes);
        }
        return fewest;
    }

    @ParameterizedTest
    @CsvSource({"COMBINATION, 64", "COMBINATION, 512", "BASIC, 64", "UNIQUE, 512", "WEIGHTED, 512"})
    void nothingIsAllocatedOverACorpusInMemory(Mode mode, int blockFrames) {
        Corpus corpus = MemoryCorpus.stereo(tones(1, 40000), tones(2, 40000), AnalysisSettings.DEFAULT);
        assertEquals(0, fewestBytes(corpus, mode, blockFrames, FRAMES_PER_ROUND / blockFrames));
    }

    @ParameterizedTest
    @CsvSource({"COMBINATION, 64", "COMBINATION, 512"})
    void nothingIsAllocatedOverAStoredCorpus(Mode mode, int blockFrames) throws IOException {
        try (MappedCorpus corpus = mapped()) {
            assertEquals(0, fewestBytes(corpus, mode, blockFrames, FRAMES_PER_ROUND / blockFrames));
        }
    }

    /** From no time at all to enough for everything. */
    @ParameterizedTest
    @ValueSource(floats = {1e-6f, 0.02f, 0.1f, 10})
    void nothingIsAllocatedUnderABudget(float shareOfHop) {
        Corpus corpus = MemoryCorpus.stereo(tones(1, 40000), tones(2, 40000), AnalysisSettings.DEFAULT);
        assertEquals(0, fewestBytes(corpus, Mode.COMBINATION, 512, FRAMES_PER_ROUND / 512, shareOfHop));
    }

    /** Half of the blocks come as fast as they go, so that hops are late: what sounds is extended, hops are passed over, rings fill. */
    @Test
    void nothingIsAllocatedByTheMatchersOwnThreadNorByAudioBesideIt() {
        Corpus corpus = MemoryCorpus.stereo(tones(1, 40000), tones(2, 40000), AnalysisSettings.DEFAULT);
        Parameters parameters = new Parameters();
        Instrument instrument = Instrument.over(corpus).parameters(parameters).build();
        instrument.budget(0.5f);
        try (MatcherThread thread = instrument.matchApart(256, 1)) {
            long matcher = Thread.getAllStackTraces().keySet().stream()
                    .filter(t -> t.getName().equals(MatcherThread.NAME))
                    .mapToLong(Thread::getId)
                    .findFirst()
                    .orElseThrow();
            LongSupplier others = () -> THREADS.getThreadAllocatedBytes(matcher);
            int[] blocks = new int[1];
            BlockProcessor nowAndThenPatient = (in, out, frames) -> {
                instrument.process(in, out, frames);
                blocks[0]++;
                while (blocks[0] / 100 % 2 == 0 && !thread.isIdle()) {
                    Thread.onSpinWait();
                }
            };
            assertEquals(0, fewestBytes(nowAndThenPatient, parameters, 256, 2000, others));
            assertTrue(thread.isAlive());
        }
        assertTrue(instrument.hopCounts().late() > 0, "none was late");
        assertTrue(
                instrument.counts().hops() > 300, "only " + instrument.counts().hops() + " matches");
    }

    @Test
    void nothingIsAllocatedWhileItIsRecorded() throws IOException {
        Corpus corpus = MemoryCorpus.stereo(tones(1, 40000), tones(2, 40000), AnalysisSettings.DEFAULT);
        Parameters parameters = new Parameters();
        try (Recorder recorder = new Recorder()) {
            Instrument instrument = Instrument.over(corpus)
                    .parameters(parameters)
                    .listener(recorder.listener())
                    .build();
            recorder.begin(
                    folder.resolve("recording"),
                    new Performance(
                            "test",
                            Instant.EPOCH,
                            "none",
                            Path.of("none"),
                            1,
                            "none",
                            Mode.COMBINATION,
                            corpus.analysis(),
                            0));
            assertEquals(0, fewestBytes(recorder.around(instrument), parameters, 256, FRAMES_PER_ROUND / 256, () -> 0));
            assertNull(recorder.endedEarly());
        }
    }

    @Test
    void nothingIsAllocatedOverAHundredThousandBlocks() throws IOException {
        try (MappedCorpus corpus = mapped()) {
            assertEquals(0, fewestBytes(corpus, Mode.COMBINATION, 64, 100_000));
        }
    }

    @Test
    void anAllocationWouldBeSeen() {
        NullHost host = new NullHost(64);
        long self = Thread.currentThread().getId();
        float[][] kept = new float[1][];
        long before = THREADS.getThreadAllocatedBytes(self);
        host.run((in, out, frames) -> kept[0] = new float[frames], 1000);
        assertTrue(THREADS.getThreadAllocatedBytes(self) - before >= 1000 * 64 * 4);
    }
}
