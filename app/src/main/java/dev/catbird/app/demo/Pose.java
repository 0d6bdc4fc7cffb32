package dev.catbird.app.demo;

import org.jspecify.annotations.Nullable;

/**
 * How a singer looks at a moment, from its notes. Thread: any.
 *
 * @param open beak opening 0..1: the vowel's, by the level
 * @param round lip rounding 0..1
 * @param lift pitch within the singer's octave, about 0..1, sliding from note to note
 * @param level 0..1
 * @param onset 1 just after a note began, falling to 0
 * @param eyeOpen 0..1: blinks now and then, nearly closes on long loud notes
 */
record Pose(double open, double round, double lift, double level, double onset, double eyeOpen) {

    static Pose of(Act act, Voice voice, double timeS) {
        Note now = null;
        Note before = null;
        for (Note note : act.notes()) {
            if (note.voice() == voice && note.startS() <= timeS) {
                before = now;
                now = note;
            }
        }
        if (now == null) {
            return new Pose(0.06, 0, lift(act.nearest(voice, timeS), timeS), 0, 0, eye(timeS));
        }
        double ageS = timeS - now.startS();
        double level = now.levelAt(timeS);
        double slide = Ease.smooth((ageS + 0.03) / 0.12);
        double lift = Ease.mix(lift(before == null ? now : before, timeS), lift(now, timeS), slide);
        double open = now.openAt(timeS) * Ease.smooth(level * 2.2) * (0.75 + 0.25 * level);
        double squint = 0.35 * Ease.smooth(level * 1.5);
        return new Pose(
                Math.max(0.06, open),
                now.roundAt(timeS) * Ease.smooth(level * 3),
                lift,
                level,
                Ease.pulse(ageS, 0.16),
                Math.min(eye(timeS), 1 - squint));
    }

    /** Pitch in the voice's octave. */
    private static double lift(Note note, double timeS) {
        double bottom = switch (note.voice()) {
            case ALTO -> 12;
            case SOPRANO -> 24;
            default -> 0;
        };
        return (note.semitonesAt(Math.min(timeS, note.endS())) - bottom) / 12;
    }

    private static double eye(double timeS) {
        double phase = (timeS / 2.7) % 1;
        return Math.abs(phase - 0.5) < 0.02 ? 0.1 : 1;
    }

    /** The note that sounds now, or null. */
    static @Nullable Note sounding(Act act, Voice voice, double timeS) {
        Note latest = act.latest(voice, timeS);
        return latest != null && latest.soundsAt(timeS) ? latest : null;
    }
}
