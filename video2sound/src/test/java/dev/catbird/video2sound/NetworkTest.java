package dev.catbird.video2sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private static final int[] SIZES = {7, 9, 5, 3};

    private static float[] random(Random random, int count) {
        float[] all = new float[Network.padded(count)];
        for (int i = 0; i < count; i++) {
            all[i] = (float) random.nextGaussian();
        }
        return all;
    }

    /** The loss by definition, in double: half the sum of squared differences. */
    private static double loss(double[][] rows, float[] input, float[] target) {
        double[] in = new double[SIZES[0]];
        Arrays.setAll(in, i -> input[i]);
        int row = 0;
        for (int l = 1; l < SIZES.length; l++) {
            double[] out = new double[SIZES[l]];
            double[] biases = rows[row + SIZES[l]];
            for (int j = 0; j < SIZES[l]; j++) {
                double sum = biases[j];
                for (int i = 0; i < in.length; i++) {
                    sum += rows[row + j][i] * in[i];
                }
                out[j] = l + 1 == SIZES.length || sum > 0 ? sum : Network.LEAK * sum;
            }
            row += SIZES[l] + 1;
            in = out;
        }
        double loss = 0;
        for (int j = 0; j < in.length; j++) {
            loss += 0.5 * (in[j] - target[j]) * (in[j] - target[j]);
        }
        return loss;
    }

    @Test
    void gradientIsWhatTheLossDoesInDoublePrecision() {
        for (long seed = 1; seed <= 5; seed++) {
            Random random = new Random(seed);
            Network network = new Network(SIZES).randomise(random);
            for (int r = 0; r < network.rows(); r++) {
                for (int i = 0; i < network.rowLength(r); i++) {
                    network.row(r)[i] += 0.1f * (float) random.nextGaussian();
                }
            }
            float[] input = random(random, SIZES[0]);
            float[] target = random(random, SIZES[3]);
            // The gradient of an example among others is its own.
            Batch batch = new Batch(network, 3);
            float[][] inputs = {random(random, SIZES[0]), input, random(random, SIZES[0])};
            float[] output = batch.predict(inputs, 3)[1];
            assertArrayEquals(network.predict(input), output);
            for (int j = 0; j < SIZES[3]; j++) {
                batch.slopes()[1][j] = output[j] - target[j];
            }
            Network gradient = new Network(SIZES);
            batch.learn(inputs, 3, gradient);
            double[][] rows = new double[network.rows()][];
            for (int r = 0; r < rows.length; r++) {
                float[] row = network.row(r);
                rows[r] = new double[row.length];
                Arrays.setAll(rows[r], i -> row[i]);
            }
            for (int r = 0; r < rows.length; r++) {
                for (int i = 0; i < network.rowLength(r); i++) {
                    double at = rows[r][i];
                    rows[r][i] = at + 1e-6;
                    double above = loss(rows, input, target);
                    rows[r][i] = at - 1e-6;
                    double slopeThere = (above - loss(rows, input, target)) / 2e-6;
                    rows[r][i] = at;
                    assertEquals(
                            slopeThere,
                            gradient.row(r)[i],
                            1e-4 * (1 + Math.abs(slopeThere)),
                            "seed " + seed + ", row " + r + ", weight " + i);
                }
            }
        }
    }

    @Test
    void adamGoesDownAndCountsItsSteps() {
        Network network = new Network(SIZES).randomise(new Random(1));
        Network gradient = new Network(SIZES);
        Adam adam = new Adam(network);
        Batch batch = new Batch(network, 1);
        float[][] input = {random(new Random(2), SIZES[0])};
        float[] target = random(new Random(3), SIZES[3]);
        float[] slope = batch.slopes()[0];
        double first = 0;
        double last = 0;
        for (int step = 0; step < 300; step++) {
            float[] output = batch.predict(input, 1)[0];
            last = 0;
            for (int j = 0; j < SIZES[3]; j++) {
                slope[j] = output[j] - target[j];
                last += slope[j] * slope[j];
            }
            first = step == 0 ? last : first;
            gradient.clear();
            batch.learn(input, 1, gradient);
            adam.step(network, gradient, 1, 0.01);
        }
        assertEquals(300, adam.steps());
        assertTrue(last < 1e-3 * first, first + " " + last);
    }
}
