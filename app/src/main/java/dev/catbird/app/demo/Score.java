package dev.catbird.app.demo;

import dev.catbird.app.demo.Act.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The piece: acts of notes, read by the orchestra and by the film. Every semitone from A2 to A5 is sung for at least
 * 0.4 s, each vowel in each register; notes begin on frames of the film. Thread: any.
 *
 * @param acts in order, each beginning where the one before ends
 */
record Score(List<Act> acts) {

    /** One beat is twelve frames at 25 frames per second. */
    static final double BEAT_S = 0.48;

    /** A major upwards, then the five tones it leaves out downwards: twelve semitones that make a tune. */
    private static final int[] TWELVE = {0, 2, 4, 5, 7, 9, 11, 10, 8, 6, 3, 1};

    private static final int A2 = 45;

    Score {
        acts = List.copyOf(acts);
    }

    double durationS() {
        return acts.get(acts.size() - 1).endS();
    }

    Act actAt(double timeS) {
        for (Act act : acts) {
            if (timeS < act.endS()) {
                return act;
            }
        }
        return acts.get(acts.size() - 1);
    }

    static Score demo() {
        Composer composer = new Composer();
        moon(composer);
        guitar(composer);
        blossom(composer);
        drums(composer);
        bells(composer);
        storm(composer);
        wires(composer);
        organ(composer);
        faces(composer);
        sea(composer);
        sunrise(composer);
        return new Score(composer.acts);
    }

    private static void moon(Composer c) {
        sing(c, Voice.BASS, A2, -0.25, 3);
        c.sung(Voice.BASS, 12, 1, A2, A2, Vowel.A, Vowel.A, 0.8, -0.25);
        c.act(Setting.MOON, 13);
    }

    private static void blossom(Composer c) {
        sing(c, Voice.ALTO, A2 + 12, 0.25, 0);
        c.sung(Voice.ALTO, 12, 1, A2 + 12, A2 + 12, Vowel.I, Vowel.A, 0.8, 0.25);
        c.act(Setting.BLOSSOM, 13);
    }

    private static void wires(Composer c) {
        sing(c, Voice.SOPRANO, A2 + 24, 0, 2);
        c.sung(Voice.SOPRANO, 12, 2, A2 + 36, A2 + 36, Vowel.A, Vowel.A, 0.8, 0.1);
        c.act(Setting.WIRES, 14);
    }

    private static void sing(Composer c, Voice voice, int tonic, double pan, int firstVowel) {
        Vowel[] vowels = Vowel.values();
        for (int i = 0; i < TWELVE.length; i++) {
            Vowel vowel = vowels[(firstVowel + i) % vowels.length];
            double level = 0.7 + 0.3 * Math.sin(Math.PI * i / 11.0);
            c.sung(voice, i, 1, tonic + TWELVE[i], tonic + TWELVE[i], vowel, vowel, level, pan);
        }
    }

    private static void guitar(Composer c) {
        int[] pitches = {45, 52, 60, 53, 57, 65, 48, 55, 64, 56, 62, 71};
        for (int i = 0; i < pitches.length; i++) {
            c.hit(Voice.STRING, i, 2, midiHz(pitches[i]), 0.9 - 0.25 * (i % 3) / 2, -0.3 + 0.3 * (i % 3));
        }
        int[] strum = {45, 52, 57, 60, 64, 69};
        for (int i = 0; i < strum.length; i++) {
            c.hit(Voice.STRING, 12 + i / 12.0, 1.05, midiHz(strum[i]), 0.6, -0.4 + 0.16 * i);
        }
        c.act(Setting.GUITAR, 13.5);
    }

    private static void drums(Composer c) {
        for (double beat : new double[] {0, 4, 5.5, 6, 8, 9.5, 10.5}) {
            c.hit(Voice.KICK, beat, 1, 52, 1, 0);
        }
        for (double beat : new double[] {1, 5, 7, 9, 11}) {
            c.hit(Voice.SNARE, beat, 0.8, 190, 0.9, -0.3);
        }
        for (double beat : new double[] {2, 2.5, 4.5, 5.25, 6.5, 6.75, 8.5, 10}) {
            c.hit(Voice.HAT, beat, 0.4, 8500, 0.55, -0.6);
        }
        c.hit(Voice.CYMBAL, 3, 1.5, 6000, 0.7, 0.6);
        c.hit(Voice.CYMBAL, 11.5, 1, 6000, 0.6, 0.6);
        for (int i = 0; i < 4; i++) {
            c.hit(Voice.TOM, 7.25 + i * 0.25 + (i > 1 ? 2.25 : 0), 0.9, 150 - 22 * i, 0.85, 0.35);
        }
        for (int i = 0; i < 6; i++) {
            c.hit(Voice.SHAKER, 3.5 + i * 0.25 + (i > 2 ? 4 : 0), 0.25, 5200, 0.4, 0.75);
            c.hit(Voice.KNOCK, 2.25 + i * 0.25 + (i > 2 ? 8 : 0), 0.25, i % 2 == 0 ? 1250 : 1700, 0.7, -0.75);
        }
        c.act(Setting.DRUMS, 12.5);
    }

    private static void bells(Composer c) {
        int[] bells = {60, 64, 69, 62, 67, 72, 76, 74, 69, 81, 72, 64};
        for (int i = 0; i < bells.length; i++) {
            c.hit(
                    Voice.BELL,
                    i,
                    Math.min(3, 13 - i),
                    midiHz(bells[i]),
                    0.75 + 0.25 * (i % 2),
                    -0.6 + 1.2 * (bells[i] - 60) / 21.0);
        }
        c.act(Setting.BELLS, 13);
    }

    private static void storm(Composer c) {
        c.sweep(Voice.WIND, 0, 3.5, 240, 800, 0.8, -0.5);
        c.sweep(Voice.WIND, 2.5, 3, 900, 380, 0.6, 0.5);
        c.sweep(Voice.RAIN, 4, 3.5, 6000, 6000, 0.5, -0.5);
        c.sweep(Voice.RAIN, 4.25, 3.5, 4200, 4200, 0.5, 0.5);
        c.sweep(Voice.THUNDER, 6, 4, 95, 60, 0.9, 0.1);
        c.sweep(Voice.WIND, 8, 2.5, 500, 2600, 0.55, 0.3);
        for (int i = 0; i < 9; i++) {
            double hz = 700 + 900 * Ease.scatter(i + 1);
            c.sweep(Voice.DROP, 9.75 + i * 0.25, 0.5, hz, hz * 2.6, 0.5, -0.7 + 1.4 * Ease.scatter(i + 40));
        }
        c.sweep(Voice.WIND, 10.5, 2.5, 1300, 260, 0.7, -0.2);
        c.act(Setting.STORM, 13);
    }

    private static void organ(Composer c) {
        int[][] chords = {{57, 61, 64}, {53, 57, 60}, {48, 64, 67}, {55, 59, 62}, {58, 62, 65}, {51, 67, 58}};
        for (int i = 0; i < chords.length; i++) {
            c.hit(Voice.ORGAN, i * 2, 1.95, midiHz(chords[i][0]), 0.7, -0.4);
            c.hit(Voice.ORGAN, i * 2 + 1, 0.95, midiHz(chords[i][1]), 0.5, 0);
            c.hit(Voice.ORGAN, i * 2 + 1, 0.95, midiHz(chords[i][2]), 0.5, 0.4);
        }
        c.hit(Voice.ORGAN, 12, 1.5, midiHz(45), 0.7, -0.5);
        c.hit(Voice.ORGAN, 12, 1.5, midiHz(69), 0.5, 0.5);
        c.act(Setting.ORGAN, 13.5);
    }

    private static void faces(Composer c) {
        c.sung(Voice.BASS, 0, 3, 45, 57, Vowel.A, Vowel.A, 0.9, -0.6);
        c.sung(Voice.ALTO, 3, 3, 69, 57, Vowel.E, Vowel.I, 0.9, 0);
        c.sung(Voice.SOPRANO, 6, 3, 69, 81, Vowel.I, Vowel.A, 0.9, 0.6);
        c.sung(Voice.ALTO, 9, 3, 57, 69, Vowel.O, Vowel.A, 0.9, 0);
        c.sung(Voice.BASS, 12, 3, 57, 45, Vowel.U, Vowel.O, 0.9, -0.6);
        c.act(Setting.FACES, 15);
    }

    private static void sea(Composer c) {
        c.sweep(Voice.SWELL, 0, 5, 350, 1400, 0.6, -0.5);
        c.sweep(Voice.SWELL, 5.5, 5.25, 1800, 500, 0.55, 0.5);
        c.sweep(Voice.SPOUT, 2, 3, 3200, 1400, 0.8, 0.1);
        c.sweep(Voice.WHALE, 4, 4, 131, 98, 0.8, 0);
        c.sweep(Voice.SPOUT, 8.5, 2, 4500, 2200, 0.6, 0.1);
        for (int i = 0; i < 8; i++) {
            double hz = 300 + 700 * Ease.scatter(i + 7);
            c.sweep(Voice.DROP, 0.5 + i * 0.25 + (i > 3 ? 5.5 : 0), 0.5, hz, hz * 1.9, 0.45, -0.6 + 0.15 * i);
        }
        c.act(Setting.SEA, 11);
    }

    private static void sunrise(Composer c) {
        c.sung(Voice.BASS, 0, 4, 45, 45, Vowel.O, Vowel.A, 0.6, -0.5);
        c.sung(Voice.ALTO, 1, 3, 64, 64, Vowel.U, Vowel.A, 0.6, 0);
        c.sung(Voice.SOPRANO, 2, 2, 73, 73, Vowel.I, Vowel.A, 0.6, 0.5);
        c.hit(Voice.BELL, 4, 3, midiHz(69), 0.6, -0.4);
        c.hit(Voice.BELL, 4.5, 3, midiHz(76), 0.6, 0.4);
        // The call that gave the grey catbird its name.
        c.sung(Voice.ALTO, 5.5, 1.5, 76, 65, Vowel.I, Vowel.U, 0.8, 0);
        c.act(Setting.SUNRISE, 8);
    }

    static double midiHz(double key) {
        return 440 * Math.pow(2, (key - 69) / 12);
    }

    /** Collects the notes of the act being written; beats count from the act's beginning. */
    private static final class Composer {
        private final List<Act> acts = new ArrayList<>();
        private final List<Note> notes = new ArrayList<>();
        private double startS;

        void sung(
                Voice voice,
                double beat,
                double beats,
                int key,
                int toKey,
                Vowel from,
                Vowel to,
                double level,
                double pan) {
            add(voice, beat, beats, midiHz(key), midiHz(toKey), from, to, level, pan);
        }

        void hit(Voice voice, double beat, double beats, double hz, double level, double pan) {
            add(voice, beat, beats, hz, hz, Vowel.A, Vowel.A, level, pan);
        }

        void sweep(Voice voice, double beat, double beats, double fromHz, double toHz, double level, double pan) {
            add(voice, beat, beats, fromHz, toHz, Vowel.U, Vowel.U, level, pan);
        }

        private void add(
                Voice voice,
                double beat,
                double beats,
                double fromHz,
                double toHz,
                Vowel from,
                Vowel to,
                double level,
                double pan) {
            notes.add(new Note(voice, startS + beat * BEAT_S, beats * BEAT_S, fromHz, toHz, from, to, level, pan));
        }

        void act(Setting setting, double beats) {
            double endS = startS + beats * BEAT_S;
            notes.sort(Comparator.comparingDouble(Note::startS));
            acts.add(new Act(setting, startS, endS, notes));
            notes.clear();
            startS = endS;
        }
    }
}
