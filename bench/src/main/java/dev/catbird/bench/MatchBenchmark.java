package dev.catbird.bench;

import dev.catbird.engine.Instrument;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.MemoryCorpus;
import dev.catbird.engine.host.NullHost;
import dev.catbird.engine.kernel.Kernels;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one hop of 128 frames costs the whole instrument at its default setting, against the 2 902 494 ns it lasts at 44.1
 * kHz. Thread: the benchmark's. Not run by the build; from the repository's root:
 *
 * <pre>
 * mvn -q -DskipTests verify dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp bench/target/classes:$(cat bench/target/classpath) org.openjdk.jmh.Main MatchBenchmark
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgs = {
            "-Xmx6g",
            "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED",
            "-XX:CompileCommand=dontinline,dev.catbird.engine.kernel.VectorKernels::*"
        })
public class MatchBenchmark {
    private static final AnalysisSettings ANALYSIS = AnalysisSettings.DEFAULT;
    private static final int TARGET_HOPS = 1024;

    /** Length of the corpus in seconds. */
    @Param({"30", "180", "600"})
    public int corpusS;

    private NullHost host = new NullHost(ANALYSIS.hopFrames());
    private float[] target = new float[0];
    private Instrument instrument = instrument(1);
    private int hop;

    private static Instrument instrument(int corpusS) {
        float[] corpus = sound(1, corpusS * ANALYSIS.rateHz());
        return Instrument.over(MemoryCorpus.mono(corpus, ANALYSIS)).build();
    }

    /** Tones that change ten times a second, in noise. */
    private static float[] sound(long seed, int frames) {
        Random random = new Random(seed);
        float[] sound = new float[frames];
        double hz = 100;
        for (int i = 0; i < frames; i++) {
            hz = i % 4410 == 0 ? 80 * Math.pow(20, random.nextDouble()) : hz;
            double phase = i * hz / ANALYSIS.rateHz();
            sound[i] = (float) (0.3 * (phase - Math.floor(phase) - 0.5) + 0.01 * random.nextGaussian());
        }
        return sound;
    }

    /** Analyses the corpus, once for each length. */
    @Setup
    public void analyse() {
        Kernels.best().warmUp();
        instrument = instrument(corpusS);
        target = sound(2, TARGET_HOPS * ANALYSIS.hopFrames());
        hop = 0;
    }

    /** The next hop of the target: hear, match, place, play. */
    @Benchmark
    public float[] hop() {
        int hopFrames = ANALYSIS.hopFrames();
        System.arraycopy(target, hop * hopFrames, host.input()[0], 0, hopFrames);
        System.arraycopy(target, hop * hopFrames, host.input()[1], 0, hopFrames);
        hop = (hop + 1) % TARGET_HOPS;
        host.run(instrument, 1);
        return host.output()[0];
    }
}
