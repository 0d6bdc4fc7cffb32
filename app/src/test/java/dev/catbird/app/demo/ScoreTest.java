package dev.catbird.app.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScoreTest {
    private final Score score = Score.demo();

    @Test
    void lastsAtLeastAMinute() {
        assertTrue(score.durationS() >= 60, () -> score.durationS() + " s");
        assertTrue(score.durationS() < 70, () -> score.durationS() + " s");
    }

    @Test
    void everySemitoneOfThreeOctavesIsSungLongEnoughToRecognise() {
        for (int semitone = 0; semitone <= 36; semitone++) {
            double longestS = 0;
            for (Act act : score.acts()) {
                for (Note note : act.notes()) {
                    boolean here = Math.round(note.semitonesAt(note.startS())) == semitone;
                    if (note.voice().sings() && note.fromHz() == note.toHz() && here) {
                        longestS = Math.max(longestS, note.lengthS());
                    }
                }
            }
            assertTrue(longestS >= 0.4, "semitone " + semitone + " above A2 lasts " + longestS + " s");
        }
    }

    @Test
    void everySingerSingsEveryVowel() {
        for (Voice voice : Voice.values()) {
            Set<Vowel> sung = EnumSet.noneOf(Vowel.class);
            for (Act act : score.acts()) {
                for (Note note : act.notes()) {
                    if (note.voice() == voice) {
                        sung.add(note.from());
                    }
                }
            }
            assertTrue(!voice.sings() || sung.size() == Vowel.values().length, voice + " sings " + sung);
        }
    }

    @Test
    void actsFollowWithoutGapsAndEverySettingHasOne() {
        double endS = 0;
        Set<Act.Setting> settings = EnumSet.noneOf(Act.Setting.class);
        for (Act act : score.acts()) {
            assertEquals(endS, act.startS());
            endS = act.endS();
            settings.add(act.setting());
        }
        assertEquals(EnumSet.allOf(Act.Setting.class), settings);
    }

    @Test
    void notesStayInTheirActAndBeginOnAPicture() {
        for (Act act : score.acts()) {
            for (Note note : act.notes()) {
                double picture = note.startS() * Film.FRAMES_PER_S;
                assertEquals(Math.rint(picture), picture, 1e-6, note.toString());
                assertTrue(note.startS() >= act.startS() - 1e-9, note.toString());
                assertTrue(note.endS() <= act.endS() + 1e-9, note.toString());
            }
        }
    }
}
