package dev.catbird.app.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.app.demo.Orchestra.StereoMix;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrchestraTest {
    private static final Score SCORE = Score.demo();
    private static final StereoMix MIX = Orchestra.play(SCORE);

    @Test
    void playsTheSameSamplesEveryTime() {
        StereoMix again = Orchestra.play(Score.demo());
        assertArrayEquals(MIX.left(), again.left());
        assertArrayEquals(MIX.right(), again.right());
    }

    @Test
    void isAsLongAsTheScoreAndLoudWithoutClipping() {
        assertEquals(SCORE.durationS(), MIX.frames() / (double) Orchestra.RATE_HZ, 1e-3);
        double peak = Math.max(Listening.peak(MIX.left()), Listening.peak(MIX.right()));
        assertEquals(0.7, peak, 0.01);
    }

    @Test
    void hasNoDc() {
        assertEquals(0, Listening.mean(MIX.left()), 1e-4);
        assertEquals(0, Listening.mean(MIX.right()), 1e-4);
    }

    @Test
    void sungScalesHaveThePitchesOfTheScore() {
        int measured = 0;
        for (Act act : SCORE.acts()) {
            boolean scale = List.of(Act.Setting.MOON, Act.Setting.BLOSSOM, Act.Setting.WIRES)
                    .contains(act.setting());
            for (Note note : act.notes()) {
                if (scale && note.voice().sings()) {
                    double hz = Listening.pitchHz(Listening.cut(MIX.left(), note.startS() + 0.12, 0.25));
                    assertEquals(0, Listening.cents(hz, note.fromHz()), 35, note.toString());
                    measured++;
                }
            }
        }
        assertEquals(39, measured);
    }

    @Test
    void instrumentsAreInTune() {
        for (Act act : SCORE.acts()) {
            for (Note note : act.notes()) {
                boolean tuned = note.voice() == Voice.STRING || note.voice() == Voice.ORGAN;
                if (tuned && note.lengthS() > 0.4) {
                    double hz = Listening.pitchHz(Listening.cut(Orchestra.play(note), 0.1, 0.2));
                    assertEquals(0, Listening.cents(hz, note.fromHz()), 12, note.toString());
                }
            }
        }
    }

    @Test
    void noisesAreNoiseAtSeveralHeightsAndTonesAreNot() {
        double[] centresHz = new double[4];
        Voice[] noises = {Voice.THUNDER, Voice.SWELL, Voice.SPOUT, Voice.HAT};
        for (int i = 0; i < noises.length; i++) {
            float[] sound = Orchestra.play(first(noises[i]));
            centresHz[i] = Listening.centreHz(sound);
            if (noises[i] != Voice.THUNDER) {
                assertTrue(Listening.flatness(sound) > 0.3, noises[i] + " " + Listening.flatness(sound));
            }
            assertTrue(i == 0 || centresHz[i] > 1.5 * centresHz[i - 1], noises[i] + " at " + centresHz[i] + " Hz");
        }
        for (Voice tone : new Voice[] {Voice.ALTO, Voice.ORGAN, Voice.BELL}) {
            assertTrue(
                    Listening.flatness(Orchestra.play(first(tone))) < 0.12,
                    tone + " " + Listening.flatness(Orchestra.play(first(tone))));
        }
    }

    @Test
    void everyNoteIsHeardAndBeginsAndEndsInSilence() {
        for (Act act : SCORE.acts()) {
            for (Note note : act.notes()) {
                float[] sound = Orchestra.play(note);
                double peak = Listening.peak(sound);
                assertTrue(peak > 0 && Double.isFinite(peak), note.toString());
                assertEquals(0, sound[0] / peak, 0.02, note.toString());
                assertEquals(0, sound[sound.length - 1] / peak, 0.02, note.toString());
            }
        }
    }

    private static Note first(Voice voice) {
        return SCORE.acts().stream()
                .flatMap(act -> act.notes().stream())
                .filter(note -> note.voice() == voice)
                .findFirst()
                .orElseThrow();
    }
}
