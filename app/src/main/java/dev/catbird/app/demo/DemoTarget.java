package dev.catbird.app.demo;

import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.media.MediaWriter;
import dev.catbird.engine.media.OutputFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/**
 * The demo's target: two phrases of Beethoven on da-da-dum, in a talk-box voice that is nowhere in the corpus, then a
 * mouth drummer, with rests between. About eleven seconds, 44.1 kHz mono, always the same. Thread: worker, one.
 */
public final class DemoTarget {

    /** Where the two phrases and the drummer begin, in seconds; before each is silence. */
    static final double FATE_S = 0.4;

    static final double JOY_S = 4.2;
    static final double BEAT_BOX_S = 8.8;
    static final double END_S = 11.8;

    private static final double PEAK = 0.7;
    private static final double JOY_NOTE_S = 0.26;

    private DemoTarget() {}

    /** Writes the phrase to {@code file}, whose ending chooses the container; nothing appears there before it is complete. */
    public static void write(MediaLibrary library, Path file) throws IOException {
        float[] sound = sound();
        try (MediaWriter writer = library.create(file, OutputFormat.sound(Orchestra.RATE_HZ, 1))) {
            int block = Orchestra.RATE_HZ / 25;
            for (int at = 0; at < sound.length; at += block) {
                writer.sound(sound, sound, at, Math.min(block, sound.length - at));
            }
            writer.finish();
        }
    }

    /** How long it is. */
    public static double lengthS() {
        return END_S;
    }

    /** The whole phrase, -1..1. */
    static float[] sound() {
        float[] sound = new float[(int) (END_S * Orchestra.RATE_HZ)];
        fate(sound);
        joy(sound);
        beatBox(sound);
        float peak = 0;
        for (float x : sound) {
            peak = Math.max(peak, Math.abs(x));
        }
        float gain = (float) PEAK / peak;
        for (int i = 0; i < sound.length; i++) {
            sound[i] *= gain;
        }
        return sound;
    }

    /** Fifth symphony, first bars: da-da-da-dum, then the answer an octave below. */
    private static void fate(float[] sound) {
        for (int i = 0; i < 3; i++) {
            syllable(sound, FATE_S + 0.24 * i, 0.2, 67, Vowel.A, false);
            syllable(sound, FATE_S + 1.84 + 0.24 * i, 0.2, 53, Vowel.A, false);
        }
        syllable(sound, FATE_S + 0.72, 0.9, 63, Vowel.O, true);
        syllable(sound, FATE_S + 1.84 + 0.72, 0.9, 50, Vowel.O, true);
    }

    /** Ninth symphony, first line of the ode, bar by bar in another octave; the vowel wanders through all five. */
    private static void joy(float[] sound) {
        int[] keys = {66, 66, 67, 69, 69, 67, 66, 64, 50, 50, 52, 54};
        Vowel[] vowels = Vowel.values();
        double atS = JOY_S;
        for (int i = 0; i < keys.length; i++) {
            syllable(sound, atS, JOY_NOTE_S * 0.9, keys[i], vowels[i / 2 % vowels.length], false);
            atS += JOY_NOTE_S;
        }
        syllable(sound, atS, JOY_NOTE_S * 1.35, 78, Vowel.A, false);
        syllable(sound, atS + JOY_NOTE_S * 1.5, JOY_NOTE_S * 0.45, 76, Vowel.E, false);
        syllable(sound, atS + JOY_NOTE_S * 2, JOY_NOTE_S * 1.8, 76, Vowel.U, true);
    }

    /** Boots and cats, two bars and a last blow. */
    private static void beatBox(float[] sound) {
        String bar = "b.t.k.t.bbt.k.tt";
        double stepS = 0.14;
        for (int i = 0; i < bar.length(); i++) {
            mouth(sound, BEAT_BOX_S + i * stepS, bar.charAt(i));
        }
        mouth(sound, BEAT_BOX_S + bar.length() * stepS, 'b');
    }

    /**
     * "Da", or "dum" where it closes: the tongue lets go of the palate in 50 ms, the lips close over the last 200 ms. The
     * source is a narrow pulse with a softer one an octave below, without vibrato.
     */
    private static void syllable(float[] sound, double startS, double lengthS, int key, Vowel vowel, boolean closes) {
        Throat throat = new Throat(1.08);
        Random random = new Random(Math.round(startS * 1000));
        double pitchHz = Score.midiHz(key);
        float[] voice = new float[(int) (lengthS * Orchestra.RATE_HZ)];
        double phase = 0;
        for (int i = 0; i < voice.length; i++) {
            double ageS = i / (double) Orchestra.RATE_HZ;
            double leftS = lengthS - ageS;
            double lips = closes ? Ease.smooth(leftS / 0.22) : 1;
            if (i % 32 == 0) {
                double tongue = Ease.smooth(ageS / 0.05);
                throat.shape(
                        Ease.mix(260, Ease.mix(250, vowel.f1Hz, tongue), lips),
                        Ease.mix(1000, Ease.mix(1750, vowel.f2Hz, tongue), lips),
                        Ease.mix(2600, vowel.f3Hz, tongue),
                        pitchHz);
            }
            double bentHz = pitchHz * (1 - 0.05 * Math.exp(-ageS / 0.03));
            phase += bentHz / 2 / Orchestra.RATE_HZ;
            double source = pulse(phase * 2, bentHz) + 0.5 * pulse(phase, bentHz / 2);
            source += random.nextGaussian() * (0.02 + 1.2 * Math.exp(-ageS / 0.008));
            double level = Ease.smooth(ageS / 0.012) * Ease.smooth(leftS / 0.05) * (0.35 + 0.65 * lips);
            voice[i] = (float) (level * (throat.step(source) + 0.06 * source));
        }
        place(voice, 0.9, sound, startS);
    }

    /** A pulse of one eighth of the period, free of DC. */
    private static double pulse(double phase, double hz) {
        double step = hz / Orchestra.RATE_HZ;
        double late = phase + 0.125;
        return SingerSound.sawtooth(phase - Math.floor(phase), step)
                - SingerSound.sawtooth(late - Math.floor(late), step);
    }

    /** One sound of the mouth drummer: b is a kick, k a snare, t a hi-hat; anything else is a rest. */
    private static void mouth(float[] sound, double startS, char letter) {
        Random random = new Random(Math.round(startS * 1000));
        BandPass band = new BandPass(1.1);
        band.tune(letter == 'b' ? 500 : letter == 'k' ? 2300 : 6500);
        double decayS = letter == 'b' ? 0.1 : letter == 'k' ? 0.06 : 0.025;
        float[] blow = new float[letter == '.' ? 0 : (int) (5 * decayS * Orchestra.RATE_HZ)];
        double phase = 0;
        for (int i = 0; i < blow.length; i++) {
            double ageS = i / (double) Orchestra.RATE_HZ;
            double level =
                    Ease.smooth(ageS / 0.002) * Math.exp(-ageS / decayS) * Ease.smooth((5 * decayS - ageS) / 0.03);
            double x = band.step(random.nextGaussian()) * (letter == 'b' ? 0.5 * Math.exp(-ageS / 0.012) : 0.9);
            if (letter == 'b') {
                phase += 2 * Math.PI * (70 + 130 * Math.exp(-ageS / 0.025)) / Orchestra.RATE_HZ;
                x += 0.5 * Math.sin(phase);
            }
            blow[i] = (float) (level * x);
        }
        place(blow, letter == 't' ? 0.5 : 0.9, sound, startS);
    }

    private static void place(float[] part, double level, float[] sound, double startS) {
        Orchestra.toLevel(part, level);
        int offset = (int) (startS * Orchestra.RATE_HZ);
        for (int i = 0; i < part.length; i++) {
            sound[offset + i] += part[i];
        }
    }
}
