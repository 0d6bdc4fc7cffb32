package dev.catbird.app.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One act of the score: a setting and the notes played in it. Thread: any.
 *
 * @param setting where it is set
 * @param startS beginning in seconds of the film
 * @param endS end, which is the next act's beginning
 * @param notes in order of their beginnings
 */
record Act(Setting setting, double startS, double endS, List<Note> notes) {

    /** One per scene: who is drawn, and how. */
    enum Setting {
        MOON,
        GUITAR,
        BLOSSOM,
        DRUMS,
        BELLS,
        STORM,
        WIRES,
        ORGAN,
        FACES,
        SEA,
        SUNRISE
    }

    Act {
        notes = List.copyOf(notes);
    }

    /** The voice's last note that has begun, sounding or not; null before its first. */
    @Nullable
    Note latest(Voice voice, double timeS) {
        Note found = null;
        for (Note note : notes) {
            if (note.voice() == voice && note.startS() <= timeS) {
                found = note;
            }
        }
        return found;
    }

    /** The voice's last note, or its first one to come; the act must have one. */
    Note nearest(Voice voice, double timeS) {
        Note found = latest(voice, timeS);
        if (found != null) {
            return found;
        }
        return notes.stream()
                .filter(note -> note.voice() == voice)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(setting + " has no " + voice));
    }

    /** Sum of the voice's levels now. */
    double levelAt(Voice voice, double timeS) {
        double sum = 0;
        for (Note note : notes) {
            if (note.voice() == voice) {
                sum += note.levelAt(timeS);
            }
        }
        return sum;
    }
}
