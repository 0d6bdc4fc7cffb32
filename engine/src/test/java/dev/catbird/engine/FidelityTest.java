package dev.catbird.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.analysis.Fourier;
import dev.catbird.engine.corpus.MemoryCorpus;
import dev.catbird.engine.param.Parameters;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guards how near the output comes to the target: limits are 3 % above what was measured when they were written. */
class FidelityTest {
    private static final int RATE_HZ = 44100;
    private static final int SIZE = 2048;
    private static final int HOP = 512;

    /** Magnitudes of {@code sound} from {@code from} on, a row per hop. */
    private static double[][] magnitudes(float[] sound, int from, int rows) {
        Fourier fourier = new Fourier(SIZE);
        double[][] magnitudes = new double[rows][SIZE / 2 - 1];
        float[] a = new float[SIZE];
        for (int r = 0; r < rows; r++) {
            for (int i = 0; i < SIZE; i++) {
                a[i] = (float) (sound[from + r * HOP + i] * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / SIZE)));
            }
            fourier.forward(a);
            for (int k = 1; k < SIZE / 2; k++) {
                magnitudes[r][k - 1] = Math.hypot(a[2 * k], a[2 * k + 1]);
            }
        }
        return magnitudes;
    }

    /** Spectral convergence |T - O| / |T|, and the divergence of the output's magnitudes from the target's, by their sum. */
    private static double[] figures(double[][] target, double[][] output) {
        double difference = 0;
        double energy = 0;
        double divergence = 0;
        double sum = 0;
        for (int r = 0; r < target.length; r++) {
            for (int k = 0; k < target[r].length; k++) {
                double t = target[r][k] + 1e-4;
                double o = output[r][k] + 1e-4;
                difference += (t - o) * (t - o);
                energy += t * t;
                divergence += t * Math.log(t / o) - t + o;
                sum += t;
            }
        }
        return new double[] {Math.sqrt(difference / energy), divergence / sum};
    }

    /** One target of two seconds moves by 5 % when anything changes; the mean of many moves when fidelity does. */
    @ParameterizedTest
    @CsvSource({
        "COMBINATION, 4, 10, 0.3159, 0.2565",
        "WEIGHTED, 4, 6, 0.3104, 0.2283",
        "COMBINATION, 60, 6, 0.2197, 0.1481"
    })
    void outputIsAsNearToTheTargetsAsItWas(Mode mode, int corpusS, int targets, double convergence, double divergence) {
        // A minute has more units than are searched through: the index decides what is looked at.
        float[] corpus = TestSounds.speechLike(32, corpusS * RATE_HZ, RATE_HZ);
        System.arraycopy(TestSounds.noise(33, RATE_HZ / 2, 0.05f), 0, corpus, RATE_HZ, RATE_HZ / 2);
        System.arraycopy(TestSounds.sawtooth(220, RATE_HZ / 2, RATE_HZ), 0, corpus, 2 * RATE_HZ, RATE_HZ / 2);
        MemoryCorpus analysed = MemoryCorpus.mono(corpus, AnalysisSettings.DEFAULT);
        double meanConvergence = 0;
        double meanDivergence = 0;
        for (int seed = 100; seed < 100 + targets; seed++) {
            float[] target = TestSounds.speechLike(seed, 2 * RATE_HZ, RATE_HZ);
            Parameters parameters = new Parameters();
            mode.prepare(parameters, 25);
            Heard heard = new Heard(analysed, mode, parameters).play(target);
            int delay = heard.instrument.delayFrames();
            int rows = (target.length - delay - SIZE) / HOP;
            double[] figures = figures(magnitudes(target, 0, rows), magnitudes(heard.left, delay, rows));
            meanConvergence += figures[0] / targets;
            meanDivergence += figures[1] / targets;
        }
        String measured = mode + ": SC " + meanConvergence + ", KL " + meanDivergence;
        assertTrue(meanConvergence <= 1.03 * convergence && meanDivergence <= 1.03 * divergence, measured);
    }
}
