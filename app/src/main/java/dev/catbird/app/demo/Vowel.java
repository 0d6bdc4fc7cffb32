package dev.catbird.app.demo;

/**
 * A vowel as it sounds and as it looks: formants for the singers' throats, an opening for their beaks. Thread: any.
 *
 * <p>Formants after Peterson and Barney (1952), men; other voices scale them.
 */
enum Vowel {
    A(730, 1090, 2440, 1.00, 0.2),
    E(480, 1900, 2500, 0.60, 0.0),
    I(280, 2290, 3010, 0.32, 0.0),
    O(500, 850, 2410, 0.72, 0.8),
    U(310, 780, 2240, 0.42, 1.0);

    /** The first three resonances in Hz. */
    final double f1Hz;

    final double f2Hz;
    final double f3Hz;

    /** How far the beak opens, 0..1. */
    final double open;

    /** How round the lips are, 0..1. */
    final double round;

    Vowel(double f1Hz, double f2Hz, double f3Hz, double open, double round) {
        this.f1Hz = f1Hz;
        this.f2Hz = f2Hz;
        this.f3Hz = f3Hz;
        this.open = open;
        this.round = round;
    }
}
