package dev.catbird.engine.record;

import dev.catbird.engine.HopListener;
import dev.catbird.engine.Instrument;
import dev.catbird.engine.Mode;
import dev.catbird.engine.TestSounds;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.corpus.MemoryCorpus;
import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.host.HostTelemetry;
import dev.catbird.engine.host.LiveBlock;
import dev.catbird.engine.media.SoundReader;
import dev.catbird.engine.media.jcodec.JcodecLibrary;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.function.LongSupplier;

/** A performance as a live host would drive it, recorded while it is played; all chance comes from a seed. Thread: the test's. */
final class Played {
    static final int RATE_HZ = 44100;
    static final Corpus CORPUS = MemoryCorpus.stereo(
            TestSounds.speechLike(31, RATE_HZ, RATE_HZ),
            TestSounds.speechLike(32, RATE_HZ, RATE_HZ),
            AnalysisSettings.DEFAULT);

    final Parameters parameters = new Parameters();
    final Recorder recorder;
    final Instrument instrument;

    /** What came out of the instrument, both sides, before the host's fade. */
    final float[][] out = new float[2][0];

    int frames;

    private final Random random;
    private final LiveBlock block;
    private final float[] left = TestSounds.speechLike(33, 5 * RATE_HZ, RATE_HZ);
    private final float[] right = TestSounds.speechLike(34, 5 * RATE_HZ, RATE_HZ);

    /** An instrument in a host of that block length; {@code clockNs} is what its matches are held to. */
    Played(Recorder recorder, Mode mode, long seed, int blockFrames, LongSupplier clockNs) {
        this.recorder = recorder;
        random = new Random(seed);
        instrument = Instrument.over(CORPUS)
                .mode(mode)
                .parameters(parameters)
                .listener(HopListener.NONE.and(recorder.listener()))
                .clock(clockNs)
                .build();
        BlockProcessor recorded = recorder.around(instrument);
        block = new LiveBlock(
                (in, into, n) -> {
                    recorded.process(in, into, n);
                    for (int side = 0; side < 2; side++) {
                        out[side] = Arrays.copyOf(out[side], frames + n);
                        System.arraycopy(into[side], 0, out[side], frames, n);
                    }
                },
                new HostTelemetry(),
                blockFrames,
                RATE_HZ);
    }

    Performance performance(Mode mode) {
        return new Performance(
                "catbird test",
                Instant.EPOCH,
                "a mic = to \\ a loudspeaker\nof two lines",
                Path.of("somewhere", "corpus.catbird"),
                1,
                "0123456789abcdef",
                mode,
                AnalysisSettings.DEFAULT,
                instrument.matchDelayFrames());
    }

    /** Turns some knobs as a restless player would. */
    void turnKnobs() {
        Parameter[] knobs = Parameter.values();
        int moves = random.nextInt(4);
        for (int i = 0; i < moves; i++) {
            Parameter knob = knobs[random.nextInt(knobs.length)];
            parameters.set(knob, knob.at(random.nextFloat()));
        }
        if (random.nextInt(100) == 0) {
            parameters.panic();
        }
        // Not for long, or there is nothing to hear.
        if (random.nextInt(4) == 0) {
            parameters.set(Parameter.GATE, -80);
            parameters.set(Parameter.MUTE, 0);
            parameters.set(Parameter.FREEZE, 0);
            parameters.set(Parameter.LEVEL, 0);
        }
    }

    /** Plays on. */
    void play(int blocks, boolean turning) {
        for (int b = 0; b < blocks; b++) {
            if (turning) {
                turnKnobs();
            }
            for (int t = 0; t < block.frames(); t++) {
                int at = (frames + t) % left.length;
                block.input()[0][t] = left[at];
                block.input()[1][t] = right[at];
            }
            block.run(true);
            frames += block.frames();
        }
    }

    /** The first so many frames of a recorded sound file, both sides. */
    static float[][] read(Path file, int frames) throws IOException {
        float[][] sound = new float[2][frames];
        try (SoundReader reader = new JcodecLibrary().openSound(file, RATE_HZ)) {
            int done = 0;
            while (done < frames) {
                int got = reader.read(sound[0], sound[1], done, frames - done);
                if (got < 0) {
                    throw new IOException(file + " ends after " + done + " frames");
                }
                done += got;
            }
        }
        return sound;
    }

    /** What a recording plays again, in blocks of chance. */
    static float[][] replay(Recording recording, long seed) throws IOException {
        int frames = (int) recording.frames();
        float[][] in = read(recording.input(), frames);
        float[][] out = new float[2][frames];
        Random random = new Random(seed);
        try (Replay replay = new Replay(recording, CORPUS, new Parameters(), Set.of(), HopListener.NONE)) {
            for (int at = 0; at < frames; ) {
                int n = Math.min(frames - at, 1 + random.nextInt(700));
                float[][] pieceOut = new float[2][n];
                replay.process(
                        new float[][] {Arrays.copyOfRange(in[0], at, at + n), Arrays.copyOfRange(in[1], at, at + n)},
                        pieceOut,
                        n);
                System.arraycopy(pieceOut[0], 0, out[0], at, n);
                System.arraycopy(pieceOut[1], 0, out[1], at, n);
                at += n;
            }
        }
        return out;
    }
}
