package dev.catbird.video2sound;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.kernel.Kernels;
import java.util.Random;

/**
 * Layers of neurons, each connected with all of the layer before; between layers the leaky rectifier of Maas, Hannun and Ng (2013).
 * Thread: one; calls allocate nothing.
 */
final class Network implements Rows {
    static final float LEAK = 0.1f;

    private final Kernels kernels = Kernels.best();
    private final int[] sizes;
    private final float[][][] weights;
    private final float[][] biases;
    private final float[][] outputs;

    /** Of layers so large, the first being the input; all weights 0. */
    Network(int... sizes) {
        this.sizes = sizes.clone();
        int layers = sizes.length - 1;
        weights = new float[layers][][];
        biases = new float[layers][];
        outputs = new float[layers][];
        for (int l = 0; l < layers; l++) {
            weights[l] = new float[sizes[l + 1]][padded(sizes[l])];
            biases[l] = new float[sizes[l + 1]];
            outputs[l] = new float[padded(sizes[l + 1])];
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

    @Override
    public int rows() {
        int count = 0;
        for (float[][] layer : weights) {
            count += layer.length + 1;
        }
        return count;
    }

    @Override
    public float[] row(int number) {
        int at = number;
        int l = 0;
        while (at > weights[l].length) {
            at -= weights[l].length + 1;
            l++;
        }
        return at == weights[l].length ? biases[l] : weights[l][at];
    }

    @Override
    public int rowLength(int number) {
        int at = number;
        int l = 0;
        while (at > weights[l].length) {
            at -= weights[l].length + 1;
            l++;
        }
        return at == weights[l].length ? biases[l].length : sizes[l];
    }

    int layers() {
        return weights.length;
    }

    /** The weights of a layer's neurons, one row each. */
    float[][] weights(int layer) {
        return weights[layer];
    }

    float[] biases(int layer) {
        return biases[layer];
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
}
