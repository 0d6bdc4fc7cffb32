package dev.catbird.app.demo;

/** The curves by which levels, pitches and drawings move. Thread: any. */
final class Ease {
    private Ease() {}

    static double clamp(double x) {
        return Math.max(0, Math.min(1, x));
    }

    /** S-curve from 0 at x = 0 to 1 at x = 1, flat outside. */
    static double smooth(double x) {
        double c = clamp(x);
        return c * c * (3 - 2 * c);
    }

    static double mix(double a, double b, double share) {
        return a + (b - a) * share;
    }

    /** A struck thing: 1 at age 0, swinging around 0 and dying away; 0 before. */
    static double ring(double ageS, double hz, double decayS) {
        return ageS < 0 ? 0 : Math.cos(2 * Math.PI * hz * ageS) * Math.exp(-ageS / decayS);
    }

    /** A soft blow: 0 before, quickly up, slowly down. */
    static double pulse(double ageS, double decayS) {
        return ageS < 0 ? 0 : smooth(ageS / 0.05) * Math.exp(-ageS / decayS);
    }

    /** A repeatable number 0..1 for thing number {@code n}: scatters stars, drops and leaves. */
    static double scatter(int n) {
        double x = Math.sin(n * 12.9898 + 4.1414) * 43758.5453;
        return x - Math.floor(x);
    }
}
