package dev.catbird.video2sound;

import dev.catbird.engine.kernel.Kernels;
import java.util.Arrays;

/**
 * Takes a few examples through a network at once, and back: each neuron's weights are read once for all of them. Thread: one.
 */
final class Batch {
    private final Kernels kernels = Kernels.best();
    private final Network network;
    private final int[] sizes;
    private final float[][][] outputs;
    private final float[][][] slopes;

    /** For up to {@code most} examples. */
    Batch(Network network, int most) {
        this.network = network;
        sizes = network.sizes();
        outputs = new float[network.layers()][most][];
        slopes = new float[network.layers()][most][];
        for (int l = 0; l < network.layers(); l++) {
            for (int e = 0; e < most; e++) {
                outputs[l][e] = new float[Network.padded(sizes[l + 1])];
                slopes[l][e] = new float[Network.padded(sizes[l + 1])];
            }
        }
    }

    /** Where {@link #learn} is told how the loss changes with every output of every example. */
    float[][] slopes() {
        return slopes[slopes.length - 1];
    }

    /** What comes of each of the first {@code count} inputs; overwritten by the next call. */
    float[][] predict(float[][] inputs, int count) {
        float[][] in = inputs;
        for (int l = 0; l < network.layers(); l++) {
            float[][] weights = network.weights(l);
            float[] biases = network.biases(l);
            boolean last = l + 1 == network.layers();
            for (int j = 0; j < sizes[l + 1]; j++) {
                for (int e = 0; e < count; e++) {
                    float sum = biases[j] + kernels.inner(weights[j], 0, in[e], 0, sizes[l]);
                    outputs[l][e][j] = last || sum > 0 ? sum : Network.LEAK * sum;
                }
            }
            in = outputs[l];
        }
        return in;
    }

    /** After {@link #predict} of the same inputs: adds to {@code gradient} how the loss changes with every weight. */
    void learn(float[][] inputs, int count, Network gradient) {
        for (int l = network.layers() - 1; l >= 0; l--) {
            float[][] in = l == 0 ? inputs : outputs[l - 1];
            for (int e = 0; e < count && l > 0; e++) {
                Arrays.fill(slopes[l - 1][e], 0);
            }
            for (int j = 0; j < sizes[l + 1]; j++) {
                float[] ofWeights = gradient.weights(l)[j];
                for (int e = 0; e < count; e++) {
                    float s = slopes[l][e][j];
                    if (s != 0) {
                        gradient.biases(l)[j] += s;
                        kernels.addScaled(ofWeights, in[e], s, sizes[l]);
                        if (l > 0) {
                            kernels.addScaled(slopes[l - 1][e], network.weights(l)[j], s, sizes[l]);
                        }
                    }
                }
            }
            for (int e = 0; e < count && l > 0; e++) {
                float[] below = slopes[l - 1][e];
                for (int i = 0; i < sizes[l]; i++) {
                    below[i] *= in[e][i] > 0 ? 1 : Network.LEAK;
                }
            }
        }
    }
}
