package dev.catbird.app.demo;

import java.util.Arrays;

/** Plays a score into a stereo mix: each note alone, brought to its level, then placed. Thread: worker, one. */
final class Orchestra {
    static final int RATE_HZ = 44_100;

    /** Peak of the whole mix: -3 dB below full scale. */
    private static final double PEAK = 0.7;

    private Orchestra() {}

    static StereoMix play(Score score) {
        StereoMix mix = new StereoMix((int) Math.round(score.durationS() * RATE_HZ));
        for (Act act : score.acts()) {
            for (Note note : act.notes()) {
                float[] sound = play(note);
                toLevel(sound, note.level());
                mix.add(sound, (int) Math.round(note.startS() * RATE_HZ), note.pan());
            }
        }
        mix.blockDc();
        mix.normalize(PEAK);
        return mix;
    }

    /** One note from its beginning to its end; its level is still to be set. */
    static float[] play(Note note) {
        return switch (note.voice()) {
            case BASS, ALTO, SOPRANO, WHALE -> SingerSound.play(note);
            case STRING -> StringSound.play(note);
            case BELL -> BellSound.play(note);
            case ORGAN -> OrganSound.play(note);
            case KICK, SNARE, HAT, CYMBAL, TOM, KNOCK -> DrumSound.play(note);
            case SHAKER, WIND, RAIN, THUNDER, SWELL, SPOUT -> NoiseSound.play(note);
            case DROP -> DropSound.play(note);
        };
    }

    /** An empty sound as long as the note. */
    static float[] silence(Note note) {
        return new float[(int) Math.round(note.lengthS() * RATE_HZ)];
    }

    /**
     * Loudness follows the power of the strongest tenth of a second, so that dark and bright vowels match; the
     * peak is looked at too, so that drums do not stick out.
     */
    static void toLevel(float[] sound, double level) {
        double strongest = 0;
        double peak = 0;
        int span = RATE_HZ / 10;
        for (int from = 0; from < sound.length; from += span) {
            double power = 0;
            for (int i = from; i < Math.min(from + span, sound.length); i++) {
                power += sound[i] * sound[i];
                peak = Math.max(peak, Math.abs(sound[i]));
            }
            strongest = Math.max(strongest, Math.sqrt(power / span));
        }
        double gain = peak == 0 ? 0 : level * Math.min(0.2 / strongest, 0.55 / peak);
        for (int i = 0; i < sound.length; i++) {
            sound[i] *= (float) gain;
        }
    }

    /** Two channels of the same length, -1..1 once normalised. */
    static final class StereoMix {
        private final float[] left;
        private final float[] right;

        StereoMix(int frames) {
            left = new float[frames];
            right = new float[frames];
        }

        int frames() {
            return left.length;
        }

        float[] left() {
            return left;
        }

        float[] right() {
            return right;
        }

        /** Adds a mono sound with constant power between the sides. */
        void add(float[] sound, int offset, double pan) {
            double angle = (pan + 1) * Math.PI / 4;
            float toLeft = (float) Math.cos(angle);
            float toRight = (float) Math.sin(angle);
            int frames = Math.min(sound.length, left.length - offset);
            for (int i = 0; i < frames; i++) {
                left[offset + i] += toLeft * sound[i];
                right[offset + i] += toRight * sound[i];
            }
        }

        void blockDc() {
            for (float[] side : Arrays.asList(left, right)) {
                double last = 0;
                double out = 0;
                for (int i = 0; i < side.length; i++) {
                    out = side[i] - last + 0.9975 * out;
                    last = side[i];
                    side[i] = (float) out;
                }
            }
        }

        void normalize(double toPeak) {
            float peak = 1e-9f;
            for (int i = 0; i < left.length; i++) {
                peak = Math.max(peak, Math.max(Math.abs(left[i]), Math.abs(right[i])));
            }
            float gain = (float) toPeak / peak;
            for (int i = 0; i < left.length; i++) {
                left[i] *= gain;
                right[i] *= gain;
            }
        }
    }
}
