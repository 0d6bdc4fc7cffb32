package dev.catbird.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.Instrument;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.analysis.Fourier;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.corpus.MemoryCorpus;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.midi.binding.Binding;
import dev.catbird.midi.binding.BindingFolder;
import dev.catbird.midi.message.Controller;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From a message of a device, through Java's own interface, to samples. */
class HandToSoundTest {
    private static final int RATE_HZ = AnalysisSettings.DEFAULT.rateHz();
    private static final int HOP = AnalysisSettings.DEFAULT.hopFrames();
    private static final int BLOCK = 64;
    private static final int SETTLED = RATE_HZ / 2 / BLOCK * BLOCK;
    private static final double TONE_HZ = 1000;
    private static final Corpus CORPUS = MemoryCorpus.mono(chords(1, 2 * RATE_HZ), AnalysisSettings.DEFAULT);

    @TempDir
    private Path config;

    private final Parameters parameters = new Parameters();

    @SuppressWarnings("NullAway.Init") // made before each test
    private VirtualMidi.Wire wire;

    @SuppressWarnings("NullAway.Init") // made before each test
    private MidiControl control;

    /** Sums of low tones: above 4 kHz there is nothing. */
    private static float[] chords(long seed, int frames) {
        Random random = new Random(seed);
        float[] sound = new float[frames];
        for (int part = 0; part < 6; part++) {
            double hz = 100 + 2500 * random.nextDouble();
            double swell = 1 + 3 * random.nextDouble();
            for (int i = 0; i < frames; i++) {
                double t = i / (double) RATE_HZ;
                sound[i] += (float) (0.05 * (1 + Math.sin(2 * Math.PI * swell * t)) * Math.sin(2 * Math.PI * hz * t));
            }
        }
        return sound;
    }

    private static float[] tone(int frames) {
        float[] sound = new float[frames];
        for (int i = 0; i < frames; i++) {
            sound[i] = (float) (0.25 * Math.sin(2 * Math.PI * TONE_HZ * i / RATE_HZ));
        }
        return sound;
    }

    @BeforeEach
    void plugIn() throws IOException {
        BindingFolder folder = new BindingFolder(config);
        Parameter[] turned = {Parameter.LEVEL, Parameter.BLEND, Parameter.WET, Parameter.COMBINATION};
        for (int n = 0; n < turned.length; n++) {
            folder.save(
                    "hand of the test",
                    Binding.of(Controller.cc(20 + n), turned[n]).withPickUp(false));
        }
        folder.save(
                "hand of the test",
                Binding.of(Controller.cc(30), Parameter.LEVEL).withRange(-24, 0).withPickUp(false));
        control = new MidiControl(List.of("hand of the test"), folder, parameters, Programs.NONE, () -> 0);
        wire = VirtualMidi.plug("hand of the test");
        control.look();
    }

    @AfterEach
    void pullOut() {
        control.close();
        wire.unplug();
    }

    /** What the hand does before the block that begins at a frame. */
    private interface Hand {
        void before(int frame);
    }

    /** Plays a target, both sides alike, and gives the left side of what is heard. */
    private float[] play(float[] target, Hand hand) {
        Instrument instrument = Instrument.over(CORPUS).parameters(parameters).build();
        float[] heard = new float[target.length];
        float[][] in = new float[2][BLOCK];
        float[][] out = new float[2][BLOCK];
        for (int at = 0; at + BLOCK <= target.length; at += BLOCK) {
            hand.before(at);
            System.arraycopy(target, at, in[0], 0, BLOCK);
            System.arraycopy(target, at, in[1], 0, BLOCK);
            instrument.process(in, out, BLOCK);
            System.arraycopy(out[0], 0, heard, at, BLOCK);
        }
        return heard;
    }

    private float[] playFresh(float[] target, Hand hand) {
        for (Parameter parameter : Parameter.values()) {
            parameters.set(parameter, parameter.initial());
        }
        return play(target, hand);
    }

    private static int firstDifference(float[] a, float[] b) {
        for (int i = 0; i < a.length; i++) {
            if (a[i] != b[i]) {
                return i;
            }
        }
        return a.length;
    }

    @ParameterizedTest
    @EnumSource(
            value = Parameter.class,
            names = {"LEVEL", "WET", "BLEND", "COMBINATION"})
    void aMovementIsHeardWithinOneHop(Parameter parameter) {
        int number = 20
                + List.of(Parameter.LEVEL, Parameter.BLEND, Parameter.WET, Parameter.COMBINATION)
                        .indexOf(parameter);
        float[] target = chords(2, RATE_HZ);
        float[] still = playFresh(target, frame -> {});
        float[] moved = playFresh(target, frame -> {
            if (frame == SETTLED) {
                wire.send(0xB0, number, 0);
            }
        });
        int late = firstDifference(still, moved) - SETTLED;
        // Grains begin with a sample of nothing.
        assertTrue(late >= 0 && late <= HOP + 1, parameter + " after " + late + " frames");
    }

    @Test
    void afterTheSmoothingItIsWhereItShallBe() {
        float[] target = chords(2, RATE_HZ);
        float[] still = playFresh(target, frame -> {});
        float[] moved = playFresh(target, frame -> {
            if (frame == SETTLED) {
                wire.send(0xB0, 30, 0);
            }
        });
        int settledAgain = SETTLED + HOP + RATE_HZ * 20 / 1000;
        double gain = Math.pow(10, -24 / 20.0);
        for (int i = settledAgain; i < still.length - BLOCK; i++) {
            assertEquals(gain * still[i], moved[i], 0.012 * Math.abs(still[i]) + 1e-6, "frame " + i);
        }
    }

    /** Power, in dB over that of the whole, of what is farther than {@code awayHz} from the tone. */
    private static double awayDb(float[] sound, double awayHz) {
        int size = 1 << 15;
        float[] windowed = new float[size];
        for (int i = 0; i < size; i++) {
            // Blackman-Harris: its own sidelobes are 92 dB down.
            double p = 2 * Math.PI * i / size;
            double w = 0.35875 - 0.48829 * Math.cos(p) + 0.14128 * Math.cos(2 * p) - 0.01168 * Math.cos(3 * p);
            windowed[i] = (float) (w * sound[SETTLED + i]);
        }
        new Fourier(size).forward(windowed);
        double all = 0;
        double away = 0;
        for (int bin = 1; bin < size / 2; bin++) {
            double power = windowed[2 * bin] * windowed[2 * bin] + windowed[2 * bin + 1] * windowed[2 * bin + 1];
            all += power;
            away += Math.abs(bin * (double) RATE_HZ / size - TONE_HZ) > awayHz ? power : 0;
        }
        return 10 * Math.log10(away / all + 1e-20);
    }

    /** The input alone, at a level that a knob of seven bits sweeps in a second. */
    @Test
    void sweepingTheLevelDoesNotZip() {
        float[] target = tone(2 * RATE_HZ);
        parameters.set(Parameter.WET, 0);
        float[] swept = play(target, frame -> {
            int step = (frame - SETTLED) * 127 / (1 << 15);
            if (step >= 0 && step <= 127) {
                wire.send(0xB0, 30, 127 - step);
            }
        });
        double near = awayDb(swept, 100);
        double far = awayDb(swept, 1000);
        assertTrue(near < -57, "100 Hz away: " + near + " dB");
        assertTrue(far < -85, "1 kHz away: " + far + " dB");
    }

    @Test
    void stepsWithoutSmoothingWouldBeSeen() {
        float[] target = tone(2 * RATE_HZ);
        for (int i = SETTLED; i < target.length; i++) {
            int step = Math.min(127, (i - SETTLED) / BLOCK * BLOCK * 127 / (1 << 15));
            target[i] *= (float) Math.pow(10, -24 * step / 127.0 / 20);
        }
        assertTrue(awayDb(target, 1000) > -75, "1 kHz away: " + awayDb(target, 1000) + " dB");
    }

    /** Power above 6 kHz, where neither corpus nor target has any, in dB over that of the whole. */
    private static double clicksDb(float[] sound) {
        int size = 1 << 15;
        float[] windowed = new float[size];
        for (int i = 0; i < size; i++) {
            windowed[i] = (float) ((0.5 - 0.5 * Math.cos(2 * Math.PI * i / size)) * sound[SETTLED + i]);
        }
        new Fourier(size).forward(windowed);
        double all = 0;
        double high = 0;
        for (int bin = 1; bin < size / 2; bin++) {
            double power = windowed[2 * bin] * windowed[2 * bin] + windowed[2 * bin + 1] * windowed[2 * bin + 1];
            all += power;
            high += bin * (double) RATE_HZ / size > 6000 ? power : 0;
        }
        return 10 * Math.log10(high / all + 1e-20);
    }

    @ParameterizedTest
    @EnumSource(
            value = Parameter.class,
            names = {"WET", "BLEND"})
    void sweepingClicksNoMoreThanStandingStill(Parameter parameter) {
        int number = parameter == Parameter.WET ? 22 : 21;
        float[] target = chords(2, 2 * RATE_HZ);
        double still = Double.NEGATIVE_INFINITY;
        for (int value : new int[] {0, 64, 127}) {
            still = Math.max(still, clicksDb(playFresh(target, frame -> {
                if (frame == 0) {
                    wire.send(0xB0, number, value);
                }
            })));
        }
        double swept = clicksDb(playFresh(target, frame -> {
            // Up and down four times in three quarters of a second: as fast as a hand can.
            int step = Math.max(0, frame - SETTLED) * 8 * 127 / (1 << 15) % 254;
            wire.send(0xB0, number, step > 127 ? 254 - step : step);
        }));
        assertTrue(swept < still + 3, parameter + ": " + swept + " dB swept, " + still + " dB standing still");
    }
}
