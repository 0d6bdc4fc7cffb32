package dev.catbird.app.demo;

/**
 * One event of the score. Sound and picture both ask it for pitch and level, so they cannot drift apart. Thread: any.
 *
 * @param voice who plays it
 * @param startS when it begins, in seconds of the film
 * @param lengthS how long it lasts in seconds
 * @param fromHz pitch, or centre of a noise band, at the beginning
 * @param toHz the same at the end
 * @param from vowel at the beginning; only singers look at it
 * @param to vowel at the end
 * @param level 0..1
 * @param pan -1 left .. 1 right
 */
record Note(
        Voice voice,
        double startS,
        double lengthS,
        double fromHz,
        double toHz,
        Vowel from,
        Vowel to,
        double level,
        double pan) {

    double endS() {
        return startS + lengthS;
    }

    boolean soundsAt(double timeS) {
        return timeS >= startS && timeS < endS();
    }

    /** 0 at the beginning, 1 at the end, eased; clamped outside. */
    double progressAt(double timeS) {
        return Ease.smooth((timeS - startS) / lengthS);
    }

    double pitchHzAt(double timeS) {
        return fromHz * Math.pow(toHz / fromHz, progressAt(timeS));
    }

    /** The envelope, 0..level; 0 outside the note. */
    double levelAt(double timeS) {
        if (!soundsAt(timeS)) {
            return 0;
        }
        double ageS = timeS - startS;
        double decay = voice.decayS > 0 ? Math.exp(-ageS / voice.decayS) : 1;
        return level * decay * edgesAt(timeS);
    }

    /** Only the fades at both ends, 0..1: for sounds that decay by themselves. */
    double edgesAt(double timeS) {
        return Ease.smooth((timeS - startS) / voice.attackS) * Ease.smooth((endS() - timeS) / voice.releaseS);
    }

    /** Semitones above A2 (110 Hz), the bottom of the corpus. */
    double semitonesAt(double timeS) {
        return 12 * Math.log(pitchHzAt(timeS) / 110) / Math.log(2);
    }

    double openAt(double timeS) {
        return Ease.mix(from.open, to.open, progressAt(timeS));
    }

    double roundAt(double timeS) {
        return Ease.mix(from.round, to.round, progressAt(timeS));
    }

    /** A seed of its own, so that every noise is different and always the same. */
    long seed() {
        return Math.round(startS * 1000) * 31 + voice.name().hashCode() * 7919L + Math.round(pan * 100);
    }
}
