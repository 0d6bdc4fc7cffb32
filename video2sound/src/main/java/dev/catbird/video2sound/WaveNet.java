package dev.catbird.video2sound;

import dev.catbird.engine.kernel.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The weights of a WaveNet (van den Oord et al. 2016): layers of gated dilated convolutions over what was heard, each with a share of
 * what is seen, a sum of what all of them let through, and two layers from that to how likely each next code is. Thread: any.
 *
 * <p>A layer hears what the one before says of this sample and of that {@link Shape#dilation} samples ago, in a table of twice {@code
 * channels} rows; in each row come the channels of the filter, then those of the gate, which are weights of half its argument, as the
 * gate is (1 + tanh(x / 2)) / 2. Its output goes through a table whose columns are what is added for the next layer, then what is let through.
 */
final class WaveNet implements Rows {
    /**
     * How large it is.
     *
     * @param layers layers in all
     * @param cycle layers after which dilations begin at 1 again
     * @param channels numbers between layers; a multiple of 4
     * @param codes different samples
     * @param conditions numbers that say what is seen; a multiple of 4
     */
    record Shape(int layers, int cycle, int channels, int codes, int conditions) {
        /** How long ago the other sample is that a layer hears. */
        int dilation(int layer) {
            return 1 << (layer % cycle);
        }

        /** Samples that the next one depends on. */
        int reach() {
            int sum = 1;
            for (int l = 0; l < layers; l++) {
                sum += dilation(l);
            }
            return sum;
        }

        /** Filter and gate, or what goes on and what is let through. */
        int both() {
            return 2 * channels;
        }
    }

    /** Rows of each layer: the table of what is heard, its biases, that of what is seen, the way out, its biases. */
    private static final int PER_LAYER = 5;

    private final Shape shape;
    private final List<float[]> rows = new ArrayList<>();

    /** One of all zeros. */
    WaveNet(Shape shape) {
        this.shape = shape;
        int both = shape.both();
        rows.add(new float[shape.codes() * shape.channels()]);
        for (int l = 0; l < shape.layers(); l++) {
            rows.add(new float[both * both]);
            rows.add(new float[both]);
            rows.add(new float[shape.conditions() * both]);
            rows.add(new float[shape.channels() * both]);
            rows.add(new float[both]);
        }
        rows.add(new float[shape.channels() * both]);
        rows.add(new float[both]);
        rows.add(new float[both * shape.codes()]);
        rows.add(new float[shape.codes()]);
    }

    Shape shape() {
        return shape;
    }

    WaveNet randomise(Random random) {
        fill(embedding(), 0.5, random);
        for (int l = 0; l < shape.layers(); l++) {
            fill(heard(l), Math.sqrt(0.7 / shape.channels()), random);
            fill(seen(l), 0.3 * Math.sqrt(1.0 / Math.max(1, shape.conditions())), random);
            fill(out(l), Math.sqrt(1.0 / shape.channels()) * 0.5, random);
        }
        fill(first(), Math.sqrt(1.0 / shape.channels()), random);
        fill(second(), 0.3 * Math.sqrt(1.0 / shape.channels()), random);
        return this;
    }

    private static void fill(float[] row, double spread, Random random) {
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) (spread * random.nextGaussian());
        }
    }

    /** What is said of each code to the first layer. */
    float[] embedding() {
        return rows.get(0);
    }

    float[] heard(int layer) {
        return rows.get(1 + PER_LAYER * layer);
    }

    float[] heardBiases(int layer) {
        return rows.get(2 + PER_LAYER * layer);
    }

    float[] seen(int layer) {
        return rows.get(3 + PER_LAYER * layer);
    }

    float[] out(int layer) {
        return rows.get(4 + PER_LAYER * layer);
    }

    float[] outBiases(int layer) {
        return rows.get(5 + PER_LAYER * layer);
    }

    float[] first() {
        return rows.get(rows.size() - 4);
    }

    float[] firstBiases() {
        return rows.get(rows.size() - 3);
    }

    float[] second() {
        return rows.get(rows.size() - 2);
    }

    float[] secondBiases() {
        return rows.get(rows.size() - 1);
    }

    @Override
    public int rows() {
        return rows.size();
    }

    @Override
    public float[] row(int number) {
        return rows.get(number);
    }

    @Override
    public int rowLength(int number) {
        return rows.get(number).length;
    }

    /** What is seen, as every layer takes it, biases included: {@link Shape#both} numbers a layer. {@code room} is overwritten. */
    void project(float[] seen, float[] into, float[] room) {
        for (int l = 0; l < shape.layers(); l++) {
            Kernels.best().innerColumns(seen(l), 0, shape.both(), seen, shape.conditions(), room);
            for (int c = 0; c < shape.both(); c++) {
                into[l * shape.both() + c] = room[c] + heardBiases(l)[c];
            }
        }
    }
}
