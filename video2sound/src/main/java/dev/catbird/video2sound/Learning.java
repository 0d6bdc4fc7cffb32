package dev.catbird.video2sound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Learns a model from lessons, round by round, until what is held out is predicted no better. What is learnt so far is kept beside
 * the model, so that the same lessons go on where they were left; the same lessons and seed give the same model. Thread: worker.
 */
public final class Learning {
    /** Rounds at most, and rounds without gain after which it ends; after half as many its steps become shorter. */
    private static final int MOST_ROUNDS = 60;

    private static final int PATIENCE = 8;
    private static final int BATCH = 64;
    private static final double RATE = 1e-3;

    /** Input noise, in spreads: what is seen never comes exactly so again. */
    private static final double NOISE = 0.1;

    private static final double GAIN = 0.999;

    private final Scaling scaling;
    private final float[][] inputs;
    private final float[][] targets;
    private final float[][] heldInputs;
    private final float[][] heldTargets;
    private final long seed;
    private final long fingerprint;
    private final Network network;
    private final Network best = new Network(Model.SIZES);
    private final Network gradient = new Network(Model.SIZES);
    private final Adam adam = new Adam(Model.SIZES);
    private final float[] input = new float[Network.padded(Model.INPUTS)];
    private final float[] slope = new float[Network.padded(Model.OUTPUTS)];
    private int round;
    private int bestRound;
    private double bestLoss = Double.POSITIVE_INFINITY;
    private double rate = RATE;

    public Learning(List<Lesson> lessons, long seed) {
        this.seed = seed;
        List<float[]> learntSeen = new ArrayList<>();
        List<float[]> learntHeard = new ArrayList<>();
        List<float[]> heldSeen = new ArrayList<>();
        List<float[]> heldHeard = new ArrayList<>();
        for (Lesson lesson : lessons) {
            for (int i = 0; i < lesson.seen.length; i++) {
                (i < lesson.learnt ? learntSeen : heldSeen).add(lesson.seen[i]);
                (i < lesson.learnt ? learntHeard : heldHeard).add(lesson.heard[i]);
            }
        }
        scaling = Scaling.of(learntSeen.toArray(float[][]::new), VisualFeatures.KINDS);
        float[] silence = new float[Network.padded(Model.OUTPUTS)];
        for (Lesson lesson : lessons) {
            for (float[] blank : lesson.blanks) {
                learntSeen.add(blank);
                learntHeard.add(silence);
            }
        }
        inputs = scaled(learntSeen);
        targets = learntHeard.toArray(float[][]::new);
        heldInputs = scaled(heldSeen);
        heldTargets = heldHeard.toArray(float[][]::new);
        network = Model.fresh(seed);
        fingerprint = LearningFile.fingerprint(seed, inputs, targets);
    }

    private float[][] scaled(List<float[]> rows) {
        float[][] all = new float[rows.size()][];
        for (int i = 0; i < all.length; i++) {
            all[i] = new float[Network.padded(Model.INPUTS)];
            scaling.apply(rows.get(i), all[i]);
            Model.bound(all[i]);
        }
        return all;
    }

    /** Examples that are learnt from. */
    public int examples() {
        return inputs.length;
    }

    /**
     * Learns. {@code unfinished} is where what is learnt so far is kept, and looked for at first; it is gone at the end. Throws
     * {@link CancellationException} when cancelled, with all rounds so far kept.
     */
    public Model learn(Path unfinished, LearningListener listener, BooleanSupplier cancelled) throws IOException {
        LearningFile kept = new LearningFile(unfinished, fingerprint);
        kept.resume(this);
        long began = System.nanoTime();
        int first = round;
        while (round < MOST_ROUNDS && round - bestRound < PATIENCE) {
            double loss = round(cancelled);
            round++;
            double held = loss(heldInputs, heldTargets);
            if (held < GAIN * bestLoss) {
                bestLoss = held;
                bestRound = round;
                best.copy(network);
            } else if ((round - bestRound) % (PATIENCE / 2) == 0) {
                rate /= 3;
                network.copy(best);
            }
            kept.keep(this);
            double perRoundS = (System.nanoTime() - began) * 1e-9 / (round - first);
            listener.round(round, MOST_ROUNDS, loss, errorDb(), perRoundS * (MOST_ROUNDS - round));
        }
        network.copy(best);
        Files.deleteIfExists(unfinished);
        return new Model(scaling, best, (float) errorDb(), (float) silentDb());
    }

    /** One round through all examples, in an order of its own; returns the mean of absolute differences in dB. */
    private double round(BooleanSupplier cancelled) {
        Random random = new Random(seed * 31 + round);
        int[] order = shuffled(inputs.length, random);
        double sum = 0;
        for (int from = 0; from < order.length; from += BATCH) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException(
                        "stopped after round " + round + "; the same command goes on where it was");
            }
            int to = Math.min(order.length, from + BATCH);
            gradient.clear();
            for (int i = from; i < to; i++) {
                System.arraycopy(inputs[order[i]], 0, input, 0, input.length);
                for (int n = 0; n < Model.INPUTS; n++) {
                    input[n] += (float) (NOISE * random.nextGaussian());
                }
                sum += slopes(network.predict(input), targets[order[i]]);
                network.learn(input, slope, gradient);
            }
            adam.step(network, gradient, to - from, rate);
        }
        return 10 * sum / inputs.length;
    }

    private static int[] shuffled(int count, Random random) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int other = random.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }

    /** How the mean of squared differences changes with every output; returns the mean of absolute differences. */
    private double slopes(float[] predicted, float[] target) {
        double sum = 0;
        for (int b = 0; b < Model.OUTPUTS; b++) {
            float difference = predicted[b] - target[b];
            slope[b] = 2 * difference / Model.OUTPUTS;
            sum += Math.abs(difference);
        }
        return sum / Model.OUTPUTS;
    }

    private double loss(float[][] rows, float[][] wanted) {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            float[] predicted = network.predict(rows[i]);
            for (int b = 0; b < Model.OUTPUTS; b++) {
                double difference = predicted[b] - wanted[i][b];
                sum += difference * difference;
            }
        }
        return sum / Math.max(1, rows.length * Model.OUTPUTS);
    }

    private double errorDb() {
        double sum = 0;
        for (int i = 0; i < heldInputs.length; i++) {
            float[] predicted = best.predict(heldInputs[i]);
            for (int b = 0; b < MelBands.COUNT; b++) {
                sum += Math.abs(Math.max(0, predicted[b]) - heldTargets[i][b]);
            }
        }
        return 10 * sum / Math.max(1, heldInputs.length * MelBands.COUNT);
    }

    private double silentDb() {
        double sum = 0;
        for (float[] target : heldTargets) {
            for (int b = 0; b < MelBands.COUNT; b++) {
                sum += target[b];
            }
        }
        return 10 * sum / Math.max(1, heldTargets.length * MelBands.COUNT);
    }

    Network[] networks() {
        return new Network[] {network, best, adam.mean(), adam.square()};
    }

    /** How far it is: rounds, the best of them, steps; and the best loss and the length of steps. */
    double[] state() {
        return new double[] {round, bestRound, adam.steps(), bestLoss, rate};
    }

    void state(double[] kept) {
        round = (int) kept[0];
        bestRound = (int) kept[1];
        adam.steps((int) kept[2]);
        bestLoss = kept[3];
        rate = kept[4];
    }
}
