package dev.catbird.video2sound;

import java.util.SplittableRandom;

/** Chooses the next code by how likely each is. The same seed chooses the same. Thread: one; calls allocate nothing. */
final class CodeDice {
    private long seed;
    private SplittableRandom random;
    private float temperature;
    private final double[] shares = new double[MuLaw.CODES];

    /** {@code temperature} 1 takes likelihoods as they are, less prefers the likely; 0 always takes the likeliest. */
    CodeDice(long seed, float temperature) {
        this.seed = seed;
        random = new SplittableRandom(seed);
        this.temperature = temperature;
    }

    /** From now on by that temperature; another seed begins anew. */
    void load(long newSeed, float newTemperature) {
        temperature = newTemperature;
        if (newSeed != seed) {
            seed = newSeed;
            random = new SplittableRandom(seed);
        }
    }

    int choose(float[] codes) {
        int likeliest = 0;
        for (int c = 1; c < codes.length; c++) {
            if (codes[c] > codes[likeliest]) {
                likeliest = c;
            }
        }
        if (temperature <= 0) {
            return likeliest;
        }
        double sum = 0;
        for (int c = 0; c < codes.length; c++) {
            sum += Math.exp((codes[c] - codes[likeliest]) / temperature);
            shares[c] = sum;
        }
        double throwAt = random.nextDouble() * sum;
        int chosen = 0;
        while (chosen < codes.length - 1 && shares[chosen] <= throwAt) {
            chosen++;
        }
        return chosen;
    }
}
