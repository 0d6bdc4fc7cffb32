package dev.catbird.video2sound;

/**
 * What light is multiplied by so that a camera's exposure does not count: the running mean luminance comes to a middle grey.
 * What is black or white all over is no exposure and changes nothing. Thread: one.
 */
final class Exposure {
    private static final double MIDDLE = 0.18;
    private static final double BLACK = 0.004;
    private static final double WHITE = 0.9;
    private static final double MEMORY_S = 8;
    private static final double MOST = 4;

    private double logMean = Math.log(MIDDLE);
    private double knownS;

    Exposure fork() {
        Exposure other = new Exposure();
        other.logMean = logMean;
        other.knownS = knownS;
        return other;
    }

    /** The factor for a picture of that mean luminance, shown so long after the one before. */
    double gain(double luminance, double sinceS) {
        if (luminance > BLACK && luminance < WHITE) {
            // What is known weighs as long as it has been seen, up to the memory's length.
            double share = knownS == 0 ? 1 : 1 - Math.exp(-sinceS / Math.min(MEMORY_S, knownS + sinceS));
            logMean += share * (Math.log(luminance) - logMean);
            knownS = Math.min(MEMORY_S, knownS + Math.max(sinceS, 1e-3));
        }
        return Math.min(MOST, Math.max(1 / MOST, MIDDLE / Math.exp(logMean)));
    }
}
