package dev.catbird.video2sound;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.kernel.Kernels;
import java.util.Arrays;
import java.util.Random;

/**
 * Layers of neurons, each connected with all of the layer before; between layers the leaky rectifier of Maas, Hannun and Ng (2013).
 * Thread: one; calls allocate nothing.
 */
final class Network {
    static final float LEAK = 0.1f;

    private final Kernels kernels = Kernels.best();
    private final int[] sizes;
    private final float[][][] weights;
    private final float[][] biases;
    private final float[][] outputs;
    private final float[][] slopes;

    /** Of layers so large, the first being the input; all weights 0. */
    Network(int... sizes) {
        this.sizes = sizes.clone();
        int layers = sizes.length - 1;
        weights = new float[layers][][];
        biases = new float[layers][];
        outputs = new float[layers][];
        slopes = new float[layers][];
        for (int l = 0; l < layers; l++) {
            weights[l] = new float[sizes[l + 1]][padded(sizes[l])];
            biases[l] = new float[sizes[l + 1]];
            outputs[l] = new float[padded(sizes[l + 1])];
            slopes[l] = new float[padded(sizes[l + 1])];
        }
    }

    /** Room for whole vectors. */
    static int padded(int count) {
        return (count + 15) & ~15;
    }

    int[] sizes() {
        return sizes.clone();
    }

    /** Begins with random weights, as He, Zhang, Ren and Sun (2015). */
    Network randomise(Random random) {
        for (int l = 0; l < weights.length; l++) {
            double spread = Math.sqrt(2.0 / sizes[l]) * (l + 1 == weights.length ? 0.3 : 1);
            for (float[] row : weights[l]) {
                for (int i = 0; i < sizes[l]; i++) {
                    row[i] = (float) (spread * random.nextGaussian());
                }
            }
        }
        return this;
    }

    /** The rows of all weights, and the biases, in a fixed order, with how many numbers of each count. */
    int rows() {
        int count = 0;
        for (float[][] layer : weights) {
            count += layer.length + 1;
        }
        return count;
    }

    float[] row(int number) {
        int at = number;
        int l = 0;
        while (at > weights[l].length) {
            at -= weights[l].length + 1;
            l++;
        }
        return at == weights[l].length ? biases[l] : weights[l][at];
    }

    int rowLength(int number) {
        int at = number;
        int l = 0;
        while (at > weights[l].length) {
            at -= weights[l].length + 1;
            l++;
        }
        return at == weights[l].length ? biases[l].length : sizes[l];
    }

    void copy(Network other) {
        for (int r = 0; r < rows(); r++) {
            System.arraycopy(other.row(r), 0, row(r), 0, row(r).length);
        }
    }

    void clear() {
        for (int r = 0; r < rows(); r++) {
            Arrays.fill(row(r), 0);
        }
    }

    /** What comes of an input of the first layer's size, with room for whole vectors; overwritten by the next call. */
    @RealTime
    float[] predict(float[] input) {
        float[] in = input;
        for (int l = 0; l < weights.length; l++) {
            float[] out = outputs[l];
            for (int j = 0; j < sizes[l + 1]; j++) {
                float sum = biases[l][j] + kernels.inner(weights[l][j], 0, in, 0, sizes[l]);
                out[j] = l + 1 == weights.length || sum > 0 ? sum : LEAK * sum;
            }
            in = out;
        }
        return in;
    }

    /**
     * After {@link #predict} of the same input: adds to {@code gradient} how the loss changes with every weight, where {@code slope}
     * says how it changes with every output.
     */
    void learn(float[] input, float[] slope, Network gradient) {
        float[] down = slope;
        for (int l = weights.length - 1; l >= 0; l--) {
            float[] in = l == 0 ? input : outputs[l - 1];
            float[] below = l == 0 ? null : slopes[l - 1];
            if (below != null) {
                Arrays.fill(below, 0);
            }
            for (int j = 0; j < sizes[l + 1]; j++) {
                float s = down[j];
                if (s != 0) {
                    gradient.biases[l][j] += s;
                    kernels.addScaled(gradient.weights[l][j], in, s, sizes[l]);
                    if (below != null) {
                        kernels.addScaled(below, weights[l][j], s, sizes[l]);
                    }
                }
            }
            if (below != null) {
                for (int i = 0; i < sizes[l]; i++) {
                    below[i] *= in[i] > 0 ? 1 : LEAK;
                }
                down = below;
            }
        }
    }
}
