package dev.catbird.app.demo;

import java.awt.Color;
import java.awt.geom.Path2D;

/**
 * The song that leaves a beak: one ribbon for each note, flowing away at an even pace, as high as its pitch, coloured by
 * its pitch class, thick for open vowels, hollow for round ones. Thread: worker, one.
 *
 * @param beakX where it begins, in pixels
 * @param beakY the same
 * @param pace pixels per second; negative flows left
 * @param bottomY height of the voice's lowest pitch
 * @param topY height of the pitch one octave above
 */
record Ribbon(double beakX, double beakY, double pace, double bottomY, double topY) {
    private static final double STEP_S = 0.02;

    void draw(Canvas canvas, Act act, Voice voice, double bottomSemitones, double timeS, Color hollow) {
        for (Note note : act.notes()) {
            if (note.voice() == voice && timeS > note.startS() && Math.abs(pace) * (timeS - note.endS()) < Film.WIDTH) {
                draw(canvas, note, bottomSemitones, timeS, hollow);
            }
        }
    }

    private void draw(Canvas canvas, Note note, double bottomSemitones, double timeS, Color hollow) {
        double untilS = Math.min(timeS, note.endS() - 0.05);
        Path2D path = new Path2D.Double();
        for (double emittedS = note.startS() + 0.02; ; emittedS += STEP_S) {
            double atS = Math.min(emittedS, untilS);
            double x = beakX + pace * (timeS - atS);
            double away = Ease.smooth(Math.abs(x - beakX) / 110);
            double semitones = note.semitonesAt(atS) - bottomSemitones;
            double pitchY = Ease.mix(bottomY, topY, semitones / 12);
            double wave = 6 * Ease.smooth((atS - note.startS() - 0.1) / 0.25) * Math.sin(34 * (atS - note.startS()));
            double y = Ease.mix(beakY, pitchY + wave, away);
            if (path.getCurrentPoint() == null) {
                path.moveTo(x, y);
            }
            path.lineTo(x, y);
            if (emittedS >= untilS) {
                break;
            }
        }
        double width = note.level() * (9 + 17 * note.openAt(untilS));
        canvas.stroke(Tint.ofSemitones(note.semitonesAt(untilS)), width, path);
        if (note.roundAt(untilS) > 0.5) {
            canvas.stroke(hollow, width * 0.42, path);
        }
    }
}
