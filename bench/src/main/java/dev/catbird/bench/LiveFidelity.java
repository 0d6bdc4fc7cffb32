package dev.catbird.bench;

import dev.catbird.engine.Instrument;
import dev.catbird.engine.corpus.MappedCorpus;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * Whether live sound is as faithful to its target as an offline render, and follows it within the delay that {@code play} states.
 * Thread: main.
 *
 * <pre>
 * dev.catbird.bench.LiveFidelity cut RECORDING.raw HEARD.wav PLAYED.wav
 * dev.catbird.bench.LiveFidelity score CORPUS.catbird HEARD.wav PLAYED.wav RENDERED.wav STATED_DELAY_MS
 * </pre>
 *
 * {@code cut} takes what a sound card with one clock heard and played, four channels of 16 bits at 44.1 kHz (heard left, right, played
 * left, right), from before the first sound that was heard to after the last. {@code score} scores what was played, and what {@code
 * catbird render} made of the same, with the same meter; exit code 3 if live sound is less faithful or not in time.
 *
 * <p>How much the scores wander by chance is measured first: the same target is played offline {@value #SHIFTS} times, each time with the
 * hops at other places. Live sound, whose hops lie anywhere, may be worse than their mean by {@value #DEVIATIONS} standard deviations.
 */
public final class LiveFidelity {
    private static final int RATE_HZ = 44100;
    private static final int CHANNELS = 4;
    private static final int SHIFTS = 16;
    private static final double DEVIATIONS = 4;
    private static final double LATE_MS = 3;
    private static final float AUDIBLE = 0.003f;
    private static final double MOST_LAG_MS = 400;
    private static final int UNFAITHFUL = 3;

    private LiveFidelity() {}

    @SuppressWarnings("SystemOut") // What it has to say.
    public static void main(String[] args) throws IOException, UnsupportedAudioFileException {
        if (args[0].equals("cut")) {
            cut(Path.of(args[1]), Path.of(args[2]), Path.of(args[3]));
            return;
        }
        float[] heard = mono(Path.of(args[2]));
        float[] played = mono(Path.of(args[3]));
        float[] rendered = mono(Path.of(args[4]));
        double statedMs = Double.parseDouble(args[5]);
        boolean faithful = true;
        try (MappedCorpus corpus = MappedCorpus.open(Path.of(args[1]))) {
            int aheadFrames = instrument(corpus).delayFrames();
            double lookaheadMs = 1000.0 * aheadFrames / RATE_HZ;
            List<Likeness> offline = IntStream.range(0, SHIFTS)
                    .mapToObj(i -> offline(corpus, heard, i * corpus.analysis().hopFrames() / SHIFTS))
                    .toList();
            Likeness live = Likeness.of(heard, later(played, statedMs), RATE_HZ);
            Likeness made = Likeness.of(heard, later(rendered, lookaheadMs), RATE_HZ);
            faithful &= as(offline, live, made, "spectral convergence", Likeness::convergence);
            faithful &= as(offline, live, made, "KL divergence", Likeness::divergence);
            faithful &= as(offline, live, made, "log-mel dB", Likeness::melDb);
            double methodMs = Likeness.lagMs(heard, rendered, RATE_HZ, MOST_LAG_MS) - lookaheadMs;
            double lagMs = Likeness.lagMs(heard, played, RATE_HZ, MOST_LAG_MS) - methodMs;
            boolean inTime = Math.abs(lagMs - statedMs) <= LATE_MS;
            System.out.printf(
                    Locale.ROOT,
                    "  %-20s live %.1f ms, stated %.1f ms, may differ by %.0f: %s%n",
                    "delay",
                    lagMs,
                    statedMs,
                    LATE_MS,
                    inTime ? "in time" : "NOT IN TIME");
            faithful &= inTime;
        }
        System.exit(faithful ? 0 : UNFAITHFUL);
    }

    @SuppressWarnings("SystemOut")
    private static boolean as(
            List<Likeness> offline, Likeness live, Likeness made, String what, ToDoubleFunction<Likeness> score) {
        double mean = offline.stream().mapToDouble(score).average().orElse(0);
        double squares = offline.stream()
                .mapToDouble(l -> Math.pow(score.applyAsDouble(l) - mean, 2))
                .sum();
        double deviation = Math.sqrt(squares / (offline.size() - 1));
        double most = mean + DEVIATIONS * deviation;
        boolean as = score.applyAsDouble(live) <= most;
        System.out.printf(
                Locale.ROOT,
                "  %-20s live %.4f, rendered %.4f; offline %.4f +- %.4f, may be up to %.4f: %s%n",
                what,
                score.applyAsDouble(live),
                score.applyAsDouble(made),
                mean,
                deviation,
                most,
                as ? "as faithful" : "LESS FAITHFUL");
        return as;
    }

    private static Instrument instrument(MappedCorpus corpus) {
        return Instrument.over(corpus).build();
    }

    /** The score of the target played offline from so many frames on. */
    private static Likeness offline(MappedCorpus corpus, float[] heard, int shiftFrames) {
        Instrument instrument = instrument(corpus);
        float[] target = Arrays.copyOfRange(heard, shiftFrames, heard.length);
        float[][] in = {target, target};
        float[][] out = new float[2][target.length];
        instrument.process(in, out, target.length);
        for (int t = 0; t < target.length; t++) {
            out[0][t] = 0.5f * (out[0][t] + out[1][t]);
        }
        double delayMs = 1000.0 * instrument.delayFrames() / RATE_HZ;
        return Likeness.of(target, later(out[0], delayMs), RATE_HZ);
    }

    private static float[] later(float[] sound, double ms) {
        int frames = (int) Math.round(ms * RATE_HZ / 1000);
        return Arrays.copyOfRange(sound, Math.min(frames, sound.length), sound.length);
    }

    private static void cut(Path recording, Path heard, Path played) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(recording)).order(ByteOrder.LITTLE_ENDIAN);
        int frames = bytes.limit() / (2 * CHANNELS);
        int first = frames;
        int last = 0;
        for (int t = 0; t < frames; t++) {
            if (Math.abs(bytes.getShort(2 * CHANNELS * t)) > AUDIBLE * Short.MAX_VALUE) {
                first = Math.min(first, t);
                last = t;
            }
        }
        if (last <= first) {
            throw new IOException(recording + ": nothing was heard");
        }
        int from = Math.max(0, first - RATE_HZ / 10);
        int to = Math.min(frames, last + RATE_HZ / 2);
        write(bytes, from, to, 0, heard);
        write(bytes, from, to, 2, played);
    }

    private static void write(ByteBuffer bytes, int from, int to, int channel, Path file) throws IOException {
        ByteBuffer stereo = ByteBuffer.allocate(4 * (to - from)).order(ByteOrder.LITTLE_ENDIAN);
        for (int t = from; t < to; t++) {
            stereo.putShort(bytes.getShort(2 * (CHANNELS * t + channel)));
            stereo.putShort(bytes.getShort(2 * (CHANNELS * t + channel + 1)));
        }
        AudioFormat format = new AudioFormat(RATE_HZ, 16, 2, true, false);
        try (AudioInputStream sound =
                new AudioInputStream(new ByteArrayInputStream(stereo.array()), format, to - from)) {
            AudioSystem.write(sound, AudioFileFormat.Type.WAVE, new File(file.toString()));
        }
    }

    /** The mean of both sides of a stereo file of 16-bit integers or 32-bit floats. */
    private static float[] mono(Path file) throws IOException, UnsupportedAudioFileException {
        try (AudioInputStream sound = AudioSystem.getAudioInputStream(new File(file.toString()))) {
            AudioFormat format = sound.getFormat();
            if (format.getSampleRate() != RATE_HZ || format.getChannels() > 2) {
                throw new IOException(file + ": " + format + " instead of stereo at " + RATE_HZ + " Hz");
            }
            ByteBuffer bytes = ByteBuffer.wrap(sound.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            float[] mono = new float[bytes.limit() / format.getFrameSize()];
            for (int t = 0; t < mono.length; t++) {
                for (int channel = 0; channel < format.getChannels(); channel++) {
                    float sample = format.getSampleSizeInBits() == 16
                            ? bytes.getShort() / (float) -Short.MIN_VALUE
                            : bytes.getFloat();
                    mono[t] += sample / format.getChannels();
                }
            }
            return mono;
        }
    }
}
