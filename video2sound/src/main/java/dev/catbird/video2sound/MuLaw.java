package dev.catbird.video2sound;

/** Samples as one of 256 codes that are nearer to each other the quieter they are: mu-law with mu 255 (ITU-T G.711, without its segments). Thread: any. */
final class MuLaw {
    static final int CODES = 256;

    /** The code of silence. */
    static final int SILENCE = CODES / 2;

    private static final double MU = 255;
    private static final float[] SAMPLES = new float[CODES];

    static {
        for (int code = 0; code < CODES; code++) {
            double y = (double) (code - SILENCE) / SILENCE;
            SAMPLES[code] = (float) (Math.signum(y) * (Math.pow(1 + MU, Math.abs(y)) - 1) / MU);
        }
    }

    private MuLaw() {}

    static int code(float sample) {
        double x = Math.max(-1, Math.min(1, sample));
        double y = Math.signum(x) * Math.log1p(MU * Math.abs(x)) / Math.log1p(MU);
        return (int) Math.max(0, Math.min(CODES - 1, SILENCE + Math.round(y * SILENCE)));
    }

    static float sample(int code) {
        return SAMPLES[code];
    }
}
