package dev.catbird.engine.voice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ImprintTest {
    private static final int HOP_FRAMES = 128;
    private static final int FRAMES = 1 << 15;
    private static final int RATE_HZ = 44100;

    private final Random random = new Random(1);

    private float[] noise() {
        float[] noise = new float[FRAMES];
        for (int t = 0; t < FRAMES; t++) {
            noise[t] = 0.1f * (float) random.nextGaussian();
        }
        return noise;
    }

    /** Noise about one frequency, as a formant is. */
    private float[] formant(double hz) {
        float[] sound = noise();
        double radius = 0.97;
        double turn = 2 * radius * Math.cos(2 * Math.PI * hz / RATE_HZ);
        double y1 = 0;
        double y2 = 0;
        for (int t = 0; t < FRAMES; t++) {
            double y = 0.1 * sound[t] + turn * y1 - radius * radius * y2;
            y2 = y1;
            y1 = y;
            sound[t] = (float) y;
        }
        return sound;
    }

    private static float[][] both(float[] sound) {
        return new float[][] {sound.clone(), sound.clone()};
    }

    private static void apply(Imprint imprint, float amount, float[] target, float[][] played, int at, int frames) {
        float[] heard = Arrays.copyOfRange(target, at, at + frames);
        imprint.apply(amount, new float[][] {heard, heard}, played, at, frames);
    }

    private static float[][] apply(float amount, float[] target, float[][] played, int block) {
        Imprint imprint = new Imprint(HOP_FRAMES);
        for (int at = 0; at < FRAMES; at += block) {
            apply(imprint, amount, target, played, at, Math.min(block, FRAMES - at));
        }
        return played;
    }

    /** Mean power about a frequency, in dB, by a sliding sine and cosine, in the second half. */
    private static double powerDb(float[] sound, double hz) {
        double sum = 0;
        int length = 512;
        for (int from = FRAMES / 2; from + length <= FRAMES; from += length) {
            double re = 0;
            double im = 0;
            for (int t = 0; t < length; t++) {
                double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * t / length);
                re += window * sound[from + t] * Math.cos(2 * Math.PI * hz * t / RATE_HZ);
                im += window * sound[from + t] * Math.sin(2 * Math.PI * hz * t / RATE_HZ);
            }
            sum += re * re + im * im;
        }
        return 10 * Math.log10(sum);
    }

    private static double differenceDb(float[] one, float[] other) {
        double sum = 0;
        int count = 0;
        for (double hz = 300; hz < 9000; hz *= 1.2) {
            sum += Math.abs(powerDb(one, hz) - powerDb(other, hz));
            count++;
        }
        return sum / count;
    }

    @Test
    void withoutItEverySampleStays() {
        float[] played = noise();
        assertArrayEquals(played, apply(0, formant(1200), both(played), 100)[0]);
    }

    @Test
    void theWholeOfItGivesTheTargetsEnvelope() {
        float[] target = formant(1200);
        float[] played = formant(3000);
        double before = differenceDb(played, target);
        double half = differenceDb(apply(0.5f, target, both(played), 256)[0], target);
        double whole = differenceDb(apply(1, target, both(played), 256)[0], target);
        assertTrue(before > 10, "apart by " + before + " dB");
        assertEquals(before / 2, half, before / 5);
        assertTrue(whole < before / 3, "from " + before + " to " + whole + " dB");
    }

    @Test
    void howSoundIsCutIntoBlocksDoesNotMatter() {
        float[] target = formant(700);
        float[] played = noise();
        float[] whole = apply(1, target, both(played), FRAMES)[1];
        assertArrayEquals(whole, apply(1, target, both(played), 77)[1]);
        assertArrayEquals(whole, apply(1, target, both(played), 1)[1]);
    }

    @Test
    void silenceStaysSilence() {
        assertArrayEquals(new float[FRAMES], apply(1, noise(), both(new float[FRAMES]), 128)[0]);
    }

    @Test
    void sidesKeepTheirDifference() {
        float[][] played = {noise(), new float[FRAMES]};
        apply(1, formant(1200), played, 128);
        assertArrayEquals(new float[FRAMES], played[1]);
        assertTrue(powerDb(played[0], 1200) > 0);
    }

    /** What is turned makes no noise of its own: a low tone has nothing above 5 kHz. */
    @Test
    void turningItDoesNotClick() {
        float[] tone = new float[FRAMES];
        float[] louder = new float[FRAMES];
        for (int t = 0; t < FRAMES; t++) {
            tone[t] = (float) (0.1 * Math.sin(2 * Math.PI * 300 * t / RATE_HZ));
            louder[t] = 4 * tone[t];
        }
        Imprint imprint = new Imprint(HOP_FRAMES);
        float[][] played = both(tone);
        for (int at = 0; at < FRAMES; at += HOP_FRAMES) {
            float amount = at / 4096 % 2;
            apply(imprint, amount, louder, played, at, HOP_FRAMES);
        }
        double toneDb = powerDb(played[0], 300);
        for (double hz = 5000; hz < 15000; hz += 500) {
            assertTrue(
                    powerDb(played[0], hz) < toneDb - 60, hz + " Hz: " + powerDb(played[0], hz) + " beside " + toneDb);
        }
    }
}
