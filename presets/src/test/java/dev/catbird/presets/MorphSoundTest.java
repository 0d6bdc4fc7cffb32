package dev.catbird.presets;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.Instrument;
import dev.catbird.engine.Mode;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.corpus.MemoryCorpus;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a morph sounds: no sample leaps further than those of the two presets do, or of the way between them. */
class MorphSoundTest {
    private static final int RATE_HZ = 44100;
    private static final int BLOCK_FRAMES = 64;
    private static final int BEFORE_FRAMES = RATE_HZ / 4;
    private static final int MORPH_FRAMES = RATE_HZ / 4;
    private static final double MOST = 1.5;

    /** What a level that falls to nothing in 20 ms bends; a leap of a hundredth of full scale bends five times as much. */
    private static final double GENTLE = 0.002;

    private static final Corpus CORPUS = corpus();

    /** Calm tones: what clicks stands out. */
    private static Corpus corpus() {
        float[] sound = new float[2 * RATE_HZ];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (float) (0.3 * Math.sin(2 * Math.PI * (200 + 10 * (i / 11025)) * i / RATE_HZ));
        }
        return MemoryCorpus.stereo(sound, sound.clone(), AnalysisSettings.DEFAULT);
    }

    private static float target(int t) {
        return (float) (0.3 * Math.sin(2 * Math.PI * 220 * t / RATE_HZ));
    }

    private static Preset bundled(String name) throws IOException {
        return new Bank(Path.of("none")).find(name, warning -> {});
    }

    /** The largest second difference of the output from {@code from} on, of a performance that calls one preset and then the other. */
    private static double roughness(Preset first, Preset second, double morphS, int from, int to) {
        Parameters parameters = new Parameters();
        AtomicLong nowNs = new AtomicLong();
        double roughest = 0;
        List<String> said = new ArrayList<>();
        try (Deck deck = new Deck(
                new Bank(Path.of("none")),
                List.of(first, second),
                parameters,
                Mode.COMBINATION,
                "",
                said::add,
                nowNs::get)) {
            deck.load(0);
            Instrument instrument =
                    Instrument.over(CORPUS).parameters(parameters).build();
            float[][] in = new float[2][BLOCK_FRAMES];
            float[][] out = new float[2][BLOCK_FRAMES];
            double last = 0;
            double before = 0;
            for (int t = 0; t < to; t += BLOCK_FRAMES) {
                nowNs.set((long) (1e9 * t / RATE_HZ));
                if (t >= BEFORE_FRAMES && t < BEFORE_FRAMES + BLOCK_FRAMES) {
                    deck.morphTo(1, morphS);
                }
                deck.turn();
                for (int i = 0; i < BLOCK_FRAMES; i++) {
                    in[0][i] = in[1][i] = target(t + i);
                }
                instrument.process(in, out, BLOCK_FRAMES);
                for (int i = 0; i < BLOCK_FRAMES; i++) {
                    double bend = Math.abs(out[0][i] - 2 * last + before);
                    if (t >= from) {
                        roughest = Math.max(roughest, bend);
                    }
                    before = last;
                    last = out[0][i];
                }
            }
        }
        return roughest;
    }

    private static void check(Preset first, Preset second) {
        int end = BEFORE_FRAMES + MORPH_FRAMES + BEFORE_FRAMES;
        double still = Math.max(
                roughness(first, first, 0, BEFORE_FRAMES, end), roughness(second, second, 0, BEFORE_FRAMES, end));
        double most = Math.max(MOST * still, GENTLE);
        double morphed = roughness(first, second, (double) MORPH_FRAMES / RATE_HZ, BEFORE_FRAMES, end);
        double atOnce = roughness(first, second, 0, BEFORE_FRAMES, end);
        assertTrue(morphed < most, morphed + " on the way, " + still + " before and after");
        assertTrue(atOnce < most, atOnce + " at once, " + still + " before and after");
    }

    @ParameterizedTest
    @CsvSource({
        "mirror, duet",
        "duet, smear",
        "smear, duet",
        "choir, tight",
        "tight, drone",
        "drone, swarm",
        "whisper, choir"
    })
    void nothingClicksBetweenBundledPresets(String from, String to) throws IOException {
        check(bundled(from), bundled(to));
    }

    /** One knob after the other, all the way, over calm sound: what one of them would do is not hidden by the others. */
    @ParameterizedTest
    @CsvSource({"LEVEL", "WET", "BLEND", "LOOKAHEAD", "COMBINATION", "MUTE"})
    void noKnobClicksOnItsWay(Parameter knob) {
        Map<Parameter, Float> rest = Map.of(Parameter.WET, 0.5f, Parameter.LEVEL, 0f, Parameter.CONTINUITY, 8f);
        Map<Parameter, Float> from = new EnumMap<>(rest);
        Map<Parameter, Float> to = new EnumMap<>(rest);
        from.put(knob, knob == Parameter.LEVEL ? -20 : knob.min());
        to.put(knob, knob == Parameter.LEVEL ? 0 : knob.max());
        check(new Preset("from", "", Mode.COMBINATION, from), new Preset("to", "", Mode.COMBINATION, to));
    }
}
