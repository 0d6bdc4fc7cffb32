package dev.catbird.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.catbird.engine.Instrument;
import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.corpus.BuildSettings;
import dev.catbird.engine.corpus.CorpusBuilder;
import dev.catbird.engine.corpus.MappedCorpus;
import dev.catbird.engine.corpus.Warmth;
import dev.catbird.engine.health.Health;
import dev.catbird.engine.health.HealthMonitor;
import dev.catbird.engine.host.LiveHost;
import dev.catbird.engine.host.javasound.JavaSoundDevices;
import dev.catbird.engine.live.MatcherThread;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Live play for an hour, over an hour of generated corpus in blocks of 256 with four queued, a knob turned every 50 ms: no underrun
 * of our making, memory stays flat, the audio thread allocates nothing. Not in the default build:
 *
 * <pre>
 * mvn verify -pl bench -am -Dexcluded.groups= -Dgroups=soak -Dsurefire.failIfNoSpecifiedTests=false -Dsoak.minutes=10
 * </pre>
 *
 * {@code -Dsoak.device=true} plays on the system's own sound device instead of a paced host, {@code -Dsoak.corpus.minutes} and
 * {@code -Dsoak.corpus=NAME.catbird} choose another corpus, {@code -Dsoak.matcher=inline} or {@code thread} one of the two.
 */
@Tag("soak")
class LiveSoakTest {
    private static final int BLOCK_FRAMES = 256;
    private static final int QUEUE_BLOCKS = 4;
    private static final int KNOB_MS = 50;
    private static final float MATCH_SHARE = 0.6f;
    private static final long MINUTE_NS = 60_000_000_000L;

    /** What the heap may hold more at the end than at the start: figures of the health lines. */
    private static final long MOST_GROWTH_BYTES = 4 << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final double minutes = Double.parseDouble(System.getProperty("soak.minutes", "60"));
    private final boolean onDevice = Boolean.getBoolean("soak.device");

    @TempDir
    private Path folder;

    private Path corpus() throws IOException {
        String named = System.getProperty("soak.corpus", "");
        if (!named.isEmpty()) {
            return Path.of(named);
        }
        Path source = Files.writeString(folder.resolve("notes"), "made while it is read");
        Path corpus = folder.resolve("notes.catbird");
        double length = Double.parseDouble(System.getProperty("soak.corpus.minutes", "60"));
        new CorpusBuilder(
                        new GeneratedMedia(length),
                        BuildSettings.DEFAULT.withPictures(false),
                        ProgressListener.SILENT,
                        () -> false)
                .build(List.of(source), corpus);
        return corpus;
    }

    private LiveHost host() throws IOException {
        if (!onDevice) {
            return new PacedHost(BLOCK_FRAMES, QUEUE_BLOCKS);
        }
        return JavaSoundDevices.probe().host("", "", 44100, BLOCK_FRAMES);
    }

    private static long audioThread() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().equals("catbird-audio"))
                .mapToLong(Thread::getId)
                .findFirst()
                .orElseThrow();
    }

    private static long heapBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void play(LiveHost host, Instrument instrument, Parameters parameters)
            throws IOException, InterruptedException {
        HealthMonitor monitor = instrument.monitor(host);
        Random random = new Random(1);
        List<Parameter> knobs = List.of(
                Parameter.COMBINATION,
                Parameter.BLEND,
                Parameter.CONTINUITY,
                Parameter.ELASTIC,
                Parameter.NOVELTY,
                Parameter.GRAIN,
                Parameter.LOOKAHEAD,
                Parameter.LOCK,
                Parameter.FREEZE,
                Parameter.WET,
                Parameter.LEVEL);
        long heapBefore = heapBytes();
        host.start(instrument);
        long audio = audioThread();
        long beganNs = System.nanoTime();
        long allocatedBefore = 0;
        double nextMinute = 1;
        long lastMinutesBytes = 0;
        while (System.nanoTime() - beganNs < minutes * MINUTE_NS) {
            Thread.sleep(KNOB_MS);
            Parameter knob = knobs.get(random.nextInt(knobs.size()));
            parameters.set(knob, knob.at(random.nextFloat()));
            monitor.look();
            double minute = (double) (System.nanoTime() - beganNs) / MINUTE_NS;
            if (minute >= nextMinute) {
                long allocated = THREADS.getThreadAllocatedBytes(audio);
                lastMinutesBytes = allocated - allocatedBefore;
                report(monitor.read(60 * minute), instrument, lastMinutesBytes);
                allocatedBefore = allocated;
                nextMinute++;
            }
        }
        Health end = monitor.read(60 * minutes);
        report(end, instrument, THREADS.getThreadAllocatedBytes(audio) - allocatedBefore);
        host.close();
        long grown = heapBytes() - heapBefore;
        say("heap grown by " + grown + " bytes; match times " + end.all());
        assertTrue(end.connected(), "the device is there");
        assertEquals(0, end.failures());
        assertTrue(end.hops() > 100 * minutes, "only " + end.hops() + " hops were heard");
        assertEquals(0, lastMinutesBytes, "bytes allocated by the audio thread in the last whole minute");
        assertTrue(grown < MOST_GROWTH_BYTES, "the heap grew by " + grown + " bytes");
        if (host instanceof PacedHost paced) {
            say("underruns of our making: " + paced.ownUnderruns() + ", all: " + end.underruns());
            assertEquals(0, paced.ownUnderruns());
        }
    }

    private static void report(Health health, Instrument instrument, long bytes) {
        say(String.format(
                Locale.ROOT,
                "%5.0f s  load %.2f at most %.2f  late blocks %d hops %d  underruns %d  overruns %d  drained %d  short %d"
                        + " lowered %d  gc %d ms (%d)  audio thread allocated %d bytes  heap %d MiB%n         match %s%n         %s",
                health.atS(),
                health.loadMean(),
                health.loadMax(),
                health.lateBlocks(),
                health.lateHops(),
                health.underruns(),
                health.overruns(),
                health.drainedFrames(),
                health.shortHops(),
                health.loweredHops(),
                health.gcPauseMs(),
                health.gcPauses(),
                bytes,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20,
                health.recent(),
                instrument.counts()));
    }

    @SuppressWarnings("SystemOut") // What it has to say.
    private static void say(String line) {
        System.out.println(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"inline", "thread"})
    void nothingIsLostForAsLongAsItPlays(String matcher) throws IOException, InterruptedException {
        if (!System.getProperty("soak.matcher", matcher).equals(matcher)) {
            return;
        }
        try (MappedCorpus corpus = MappedCorpus.open(corpus());
                Warmth warmth = Warmth.of(corpus);
                LiveHost host = host()) {
            Parameters parameters = new Parameters();
            Instrument instrument = Instrument.over(corpus)
                    .parameters(parameters)
                    .listener((at, combination, grains, frames) -> {
                        for (int i = 0; i < combination.count(); i++) {
                            warmth.ahead(grains.corpusFrame(i));
                        }
                    })
                    .build();
            instrument.warmUp();
            warmth.awaitSearchable();
            instrument.budget(MATCH_SHARE);
            say(String.format(
                    Locale.ROOT,
                    "%s, matcher: %s; in the warm-up p99 %.2f of a block",
                    host.description(),
                    matcher,
                    instrument.shareOfBlock(BLOCK_FRAMES)));
            if (matcher.equals("inline")) {
                play(host, instrument, parameters);
            } else {
                try (MatcherThread thread = instrument.matchApart(BLOCK_FRAMES, host.blocksAtOnce())) {
                    play(host, instrument, parameters);
                    assertTrue(thread.isAlive());
                }
            }
        }
    }
}
