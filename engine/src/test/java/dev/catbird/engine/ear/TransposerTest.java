package dev.catbird.engine.ear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransposerTest {
    private static final int RATE_HZ = 44100;

    /** A voice: ten harmonics, with a slow vibrato where asked. */
    private static float[] voice(double pitchHz, double vibrato, int frames) {
        float[] voice = new float[frames];
        double phase = 0;
        for (int t = 0; t < frames; t++) {
            phase += 2 * Math.PI * pitchHz * (1 + vibrato * Math.sin(2 * Math.PI * 5 * t / RATE_HZ)) / RATE_HZ;
            for (int h = 1; h <= 10; h++) {
                voice[t] += (float) (0.1 / h * Math.sin(h * phase));
            }
        }
        return voice;
    }

    private static float[] transposed(float[] in, float semitones) {
        Transposer transposer = new Transposer(RATE_HZ);
        transposer.shift(semitones);
        float[] out = new float[in.length];
        for (int t = 0; t < in.length; t++) {
            out[t] = transposer.next(in[t]);
        }
        return out;
    }

    /** The share of the energy that lies at the harmonics of a pitch, after the first tenth of a second. */
    private static double shareAt(float[] sound, double pitchHz) {
        int from = RATE_HZ / 10;
        int frames = (int) (Math.floor((sound.length - from) * pitchHz / RATE_HZ) * RATE_HZ / pitchHz);
        double energy = 0;
        for (int t = 0; t < frames; t++) {
            energy += sound[from + t] * sound[from + t];
        }
        double tonal = 0;
        for (int h = 1; h * pitchHz < RATE_HZ / 2.0; h++) {
            double re = 0;
            double im = 0;
            for (int t = 0; t < frames; t++) {
                double angle = 2 * Math.PI * h * pitchHz * t / RATE_HZ;
                re += sound[from + t] * Math.cos(angle);
                im += sound[from + t] * Math.sin(angle);
            }
            tonal += 2 * (re * re + im * im) / frames;
        }
        return tonal / energy;
    }

    @ParameterizedTest
    @CsvSource({"220, 12", "220, -12", "147, 7", "311, -5", "98, 24", "392, -24", "523.25, 1"})
    void aVoiceIsMovedToItsNewPitch(double pitchHz, float semitones) {
        float[] out = transposed(voice(pitchHz, 0, RATE_HZ), semitones);
        double share = shareAt(out, pitchHz * Math.pow(2, semitones / 12));
        assertTrue(share > 0.98, "only " + share + " of the energy is at the new pitch");
    }

    @Test
    void itGoesOnAsLoudAsItWas() {
        for (float semitones : new float[] {-12, -5, 3, 7, 12}) {
            float[] in = voice(180, 0.02, RATE_HZ);
            float[] out = transposed(in, semitones);
            double energyIn = 0;
            double energyOut = 0;
            for (int t = RATE_HZ / 10; t < RATE_HZ; t++) {
                energyIn += in[t] * in[t];
                energyOut += out[t] * out[t];
            }
            assertEquals(0, 10 * Math.log10(energyOut / energyIn), 0.7, "dB at " + semitones);
        }
    }

    @Test
    void nothingIsDoneWithoutAShift() {
        float[] in = voice(220, 0.1, 5000);
        assertArrayEquals(in, transposed(in, 0), 0);
    }

    @Test
    void turningItNeverClicks() {
        float[] in = new float[2 * RATE_HZ];
        for (int t = 0; t < in.length; t++) {
            in[t] = (float) Math.sin(2 * Math.PI * 100 * t / RATE_HZ);
        }
        Transposer transposer = new Transposer(RATE_HZ);
        Random random = new Random(5);
        float last = 0;
        // Four times as fast, and a fade between opposite phases.
        double most = 4 * 2 * Math.PI * 100 / RATE_HZ + 2.0 / (0.003 * RATE_HZ);
        for (int t = 0; t < in.length; t++) {
            if (t % 300 == 0) {
                transposer.shift(random.nextInt(4) == 0 ? 0 : random.nextInt(49) - 24);
            }
            float out = transposer.next(in[t]);
            assertTrue(Math.abs(out - last) <= 1.5 * most, "a step of " + (out - last) + " at " + t);
            last = out;
        }
    }

    @Test
    void silenceStaysSilence() {
        assertArrayEquals(new float[RATE_HZ], transposed(new float[RATE_HZ], 7), 0);
    }
}
