package dev.catbird.djl;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import dev.catbird.video2sound.WaveNetLearning;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A WaveNet as tensors: its weights are the tables of the plain-Java one, in the same order, so that they go over as they are. Thread:
 * one.
 */
final class TensorNet implements AutoCloseable {
    private static final int CODES = 256;
    private static final int PER_LAYER = 5;

    private final NDManager manager = NDManager.newBaseManager();
    private final List<NDArray> weights = new ArrayList<>();
    /** The names of the weights' arrays. */
    private final Set<String> kept = new HashSet<>();

    private final Optimizer adam;
    private final int layers;
    private final int cycle;
    private final int channels;
    private final int conditions;
    private final int unjudged;

    TensorNet(WaveNetLearning learning, float rate) {
        layers = learning.layers()[0];
        cycle = learning.layers()[1];
        channels = learning.channels();
        conditions = learning.conditions();
        unjudged = learning.unjudged();
        adam = Optimizer.adam().optLearningRateTracker(Tracker.fixed(rate)).build();
        float[][] begin = learning.begin();
        for (int r = 0; r < begin.length; r++) {
            NDArray weight = manager.create(begin[r], new Shape(rowsOf(r, begin.length), columnsOf(r, begin.length)));
            weight.setRequiresGradient(true);
            weights.add(weight);
            kept.add(weight.getUid());
        }
    }

    /** What each table has rows for; biases are of one. */
    private int rowsOf(int r, int count) {
        int both = 2 * channels;
        if (r == 0) {
            return CODES;
        }
        if (r >= count - 4) {
            return r == count - 4 ? channels : r == count - 2 ? both : 1;
        }
        return switch ((r - 1) % PER_LAYER) {
            case 0 -> both;
            case 2 -> conditions;
            case 3 -> channels;
            default -> 1;
        };
    }

    private int columnsOf(int r, int count) {
        return r == 0 ? channels : r >= count - 2 ? CODES : 2 * channels;
    }

    /** Learns from an example; returns the mean of how unlikely its codes were, in bits. */
    double learn(WaveNetLearning.Example example) {
        try (NDManager work = manager.newSubManager();
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray loss = loss(work, example);
            collector.backward(loss);
            double bits = loss.getFloat() / Math.log(2);
            for (int r = 0; r < weights.size(); r++) {
                NDArray gradient = weights.get(r).getGradient();
                adam.update(Integer.toString(r), weights.get(r), gradient);
                gradient.close();
            }
            return bits;
        } finally {
            sweep();
        }
    }

    /** What comes of weights is of their manager, not of the one for the work, and would stay. Adam's moments belong to nobody. */
    private void sweep() {
        for (NDArray array : List.copyOf(manager.getManagedArrays())) {
            if (!kept.contains(array.getUid())) {
                array.close();
            }
        }
    }

    private NDArray loss(NDManager work, WaveNetLearning.Example example) {
        int frames = example.codes().length - 1;
        int[] heard = new int[frames];
        int[] said = new int[frames];
        System.arraycopy(example.codes(), 0, heard, 0, frames);
        System.arraycopy(example.codes(), 1, said, 0, frames);
        NDArray seen = work.create(example.seen(), new Shape(frames, conditions));
        NDArray x = work.create(heard).oneHot(CODES).matMul(weights.get(0));
        NDArray through = work.zeros(new Shape(frames, channels));
        for (int l = 0; l < layers; l++) {
            int at = 1 + PER_LAYER * l;
            NDArray both = x.concat(before(work, x, 1 << (l % cycle), frames), 1)
                    .matMul(weights.get(at))
                    .add(weights.get(at + 1))
                    .add(seen.matMul(weights.get(at + 2)))
                    .tanh();
            NDArray gate = right(both).add(1).mul(0.5f);
            NDArray out = left(both).mul(gate).matMul(weights.get(at + 3)).add(weights.get(at + 4));
            x = x.add(left(out));
            through = through.add(right(out));
        }
        int end = weights.size();
        NDArray hidden = relu(relu(through).matMul(weights.get(end - 4)).add(weights.get(end - 3)));
        NDArray codes = hidden.matMul(weights.get(end - 2)).add(weights.get(end - 1));
        NDArray likely =
                codes.logSoftmax(1).mul(work.create(said).oneHot(CODES)).sum(new int[] {1});
        return likely.get(new NDIndex(unjudged + ":")).mean().neg();
    }

    private NDArray before(NDManager work, NDArray x, int dilation, int frames) {
        return work.zeros(new Shape(dilation, channels)).concat(x.get(new NDIndex("0:" + (frames - dilation))), 0);
    }

    private NDArray left(NDArray both) {
        return both.get(new NDIndex(":, 0:" + channels));
    }

    private NDArray right(NDArray both) {
        return both.get(new NDIndex(":, " + channels + ":"));
    }

    private static NDArray relu(NDArray x) {
        return x.maximum(0);
    }

    float[][] learnt() {
        return weights.stream().map(NDArray::toFloatArray).toArray(float[][]::new);
    }

    @Override
    public void close() {
        manager.close();
    }
}
