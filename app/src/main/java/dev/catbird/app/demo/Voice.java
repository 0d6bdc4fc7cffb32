package dev.catbird.app.demo;

/** Who makes a sound, and the envelope that its sound and its picture share. Thread: any. */
enum Voice {
    BASS(0.05, 0, 0.08),
    ALTO(0.04, 0, 0.08),
    SOPRANO(0.03, 0, 0.08),
    WHALE(0.25, 0, 0.35),
    STRING(0.001, 0.55, 0.12),
    BELL(0.002, 0.6, 0.25),
    ORGAN(0.04, 0, 0.12),
    KICK(0.001, 0.14, 0.05),
    SNARE(0.001, 0.09, 0.04),
    HAT(0.001, 0.035, 0.02),
    CYMBAL(0.001, 0.28, 0.1),
    TOM(0.001, 0.2, 0.06),
    SHAKER(0.03, 0, 0.06),
    KNOCK(0.001, 0.03, 0.02),
    WIND(0.35, 0, 0.45),
    RAIN(0.3, 0, 0.5),
    THUNDER(0.12, 0.9, 0.5),
    DROP(0.002, 0.05, 0.03),
    SWELL(0.9, 0, 0.9),
    SPOUT(0.06, 0.45, 0.3);

    /** Seconds from silence to full level. */
    final double attackS;

    /** Seconds to fall to 1/e; 0 for a voice that holds its level. */
    final double decayS;

    /** Seconds of fade before the end. */
    final double releaseS;

    Voice(double attackS, double decayS, double releaseS) {
        this.attackS = attackS;
        this.decayS = decayS;
        this.releaseS = releaseS;
    }

    boolean sings() {
        return this == BASS || this == ALTO || this == SOPRANO;
    }
}
