package dev.catbird.video2sound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Learns from lessons how pictures sound, as bands. The same lessons and seed give the same model. Thread: worker. */
public final class Learning implements Course.Subject {
    private static final Course.Plan PLAN = new Course.Plan(60, 8, 64, 1e-3);

    /** Input noise, in spreads: what is seen never comes exactly so again. */
    private static final double NOISE = 0.1;

    /** What is held out is judged in stretches of this length. */
    private static final double STRETCH_S = 1;

    private final Looks looks;
    private final float[][] inputs;
    private final float[][] targets;
    private final float[][] heldInputs;
    private final float[][] heldTargets;
    private final float[] mean = new float[Network.padded(Model.OUTPUTS)];
    private final int perStretch;
    private final long seed;
    private final Network network;
    private final Network gradient = new Network(Model.SIZES);
    private final Batch batch;
    private final float[][] batchInputs = new float[PLAN.batch()][Network.padded(Model.INPUTS)];

    public Learning(List<Lesson> lessons, long seed) {
        this(lessons, seed, Looks.COUNT, Looks.COUNT);
    }

    /** As if what stands from {@code blindFrom} to {@code blindTo} were never seen: to find out what it is worth. */
    Learning(List<Lesson> lessons, long seed, int blindFrom, int blindTo) {
        this.seed = seed;
        List<float[]> learntSeen = new ArrayList<>();
        List<float[]> learntHeard = new ArrayList<>();
        List<float[]> heldSeen = new ArrayList<>();
        List<float[]> heldHeard = new ArrayList<>();
        double seenS = 0;
        for (Lesson lesson : lessons) {
            for (int i = 0; i < lesson.seen.length; i++) {
                (i < lesson.learnt ? learntSeen : heldSeen).add(lesson.seen[i]);
                (i < lesson.learnt ? learntHeard : heldHeard).add(lesson.heard[i]);
            }
            seenS += lesson.seenS();
        }
        perStretch = (int) Math.max(1, STRETCH_S * (learntSeen.size() + heldSeen.size()) / Math.max(1, seenS));
        looks = Looks.of(learntSeen.toArray(float[][]::new));
        Arrays.fill(looks.scaling().factor(), blindFrom, blindTo, 0);
        for (float[] heard : learntHeard) {
            for (int b = 0; b < Model.OUTPUTS; b++) {
                mean[b] += heard[b] / learntHeard.size();
            }
        }
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
        System.arraycopy(mean, 0, network.biases(network.layers() - 1), 0, Model.OUTPUTS);
        batch = new Batch(network, PLAN.batch());
    }

    private float[][] scaled(List<float[]> rows) {
        float[][] all = new float[rows.size()][];
        for (int i = 0; i < all.length; i++) {
            all[i] = new float[Network.padded(Model.INPUTS)];
            looks.scale(rows.get(i), all[i]);
            Model.bound(all[i]);
        }
        return all;
    }

    /**
     * Learns. {@code unfinished} is where what is learnt so far is kept, and looked for at first; it is gone at the end. Throws
     * {@link CancellationException} when cancelled, with all rounds so far kept.
     */
    public Model learn(Path unfinished, LearningListener listener, BooleanSupplier cancelled) throws IOException {
        new Course(this, PLAN, seed).run(unfinished, listener, cancelled);
        temper();
        return new Model(looks, network, (float) heldError(), (float) errorDb(mean, heldTargets), (float)
                errorDb(new float[Model.OUTPUTS], heldTargets));
    }

    /**
     * Errors: means of absolute differences of bands, in dB.
     *
     * @param modelDb of the model
     * @param meanDb of the mean of what was learnt from, whatever is seen
     * @param silentDb of silence
     */
    public record Score(double modelDb, double meanDb, double silentDb) {}

    /** How near the model that was learnt comes to the sound of another film. */
    public Score score(Model model, Lesson other) {
        Predictor predictor = new Predictor(model);
        float[][] predicted = new float[other.seen.length][];
        for (int i = 0; i < predicted.length; i++) {
            double sinceS = i == 0 ? 0 : other.timesS[i] - other.timesS[i - 1];
            predicted[i] = predictor.predict(other.seen[i], sinceS).clone();
        }
        return new Score(
                errorDb(predicted, other.heard),
                errorDb(mean, other.heard),
                errorDb(new float[Model.OUTPUTS], other.heard));
    }

    /**
     * Moves all that the network says towards the mean, as far as what is held out does not speak for it; and stretches it to the power
     * of what it speaks of, as far as that does.
     */
    private void temper() {
        float share = (float) Caution.share(predictions(), heldTargets, mean, Model.OUTPUTS, perStretch);
        int last = network.layers() - 1;
        for (int b = 0; b < Model.OUTPUTS; b++) {
            float bias = mean[b] + share * (network.biases(last)[b] - mean[b]);
            scale(network.weights(last)[b], share);
            network.biases(last)[b] = bias;
        }
        float factor = 1 + share * (float) (Contrast.factor(predictions(), heldTargets) - 1);
        for (int b = 0; b < Model.OUTPUTS; b++) {
            scale(network.weights(last)[b], factor);
            network.biases(last)[b] *= factor;
        }
    }

    private static void scale(float[] weights, float factor) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= factor;
        }
    }

    private float[][] predictions() {
        float[][] all = new float[heldInputs.length][];
        for (int i = 0; i < all.length; i++) {
            all[i] = network.predict(heldInputs[i]).clone();
        }
        return all;
    }

    @Override
    public double learn(int[] order, int from, int to, Random random) {
        for (int e = 0; e < to - from; e++) {
            float[] input = batchInputs[e];
            System.arraycopy(inputs[order[from + e]], 0, input, 0, input.length);
            for (int n = 0; n < Model.INPUTS; n++) {
                input[n] += (float) (NOISE * random.nextGaussian());
            }
        }
        float[][] predicted = batch.predict(batchInputs, to - from);
        double sum = 0;
        for (int e = 0; e < to - from; e++) {
            sum += slopes(predicted[e], targets[order[from + e]], batch.slopes()[e]);
        }
        batch.learn(batchInputs, to - from, gradient);
        return 10 * sum;
    }

    /** How the mean of squared differences changes with every output; returns the mean of absolute differences. */
    private static double slopes(float[] predicted, float[] target, float[] slope) {
        double sum = 0;
        for (int b = 0; b < Model.OUTPUTS; b++) {
            float difference = predicted[b] - target[b];
            slope[b] = 2 * difference / Model.OUTPUTS;
            sum += Math.abs(difference);
        }
        return sum / Model.OUTPUTS;
    }

    @Override
    public double heldLoss() {
        double sum = 0;
        for (int i = 0; i < heldInputs.length; i++) {
            float[] predicted = network.predict(heldInputs[i]);
            for (int b = 0; b < Model.OUTPUTS; b++) {
                double difference = predicted[b] - heldTargets[i][b];
                sum += difference * difference;
            }
        }
        return sum / Math.max(1, heldInputs.length * Model.OUTPUTS);
    }

    @Override
    public double heldError() {
        return errorDb(predictions(), heldTargets);
    }

    @Override
    public String unit() {
        return " dB";
    }

    @Override
    public Rows weights() {
        return network;
    }

    @Override
    public Rows gradient() {
        return gradient;
    }

    @Override
    public int examples() {
        return inputs.length;
    }

    @Override
    public long fingerprint() {
        long checksum = ModelFile.checksum(crc -> {
            ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * Math.max(Model.INPUTS, Model.OUTPUTS));
            for (int i = 0; i < inputs.length; i++) {
                bytes.clear();
                bytes.asFloatBuffer().put(inputs[i], 0, Model.INPUTS);
                crc.update(bytes.limit(Float.BYTES * Model.INPUTS));
                bytes.clear();
                bytes.asFloatBuffer().put(targets[i], 0, Model.OUTPUTS);
                crc.update(bytes.limit(Float.BYTES * Model.OUTPUTS));
            }
        });
        return (long) inputs.length << 32 | checksum;
    }

    private static double errorDb(float[] always, float[][] truth) {
        float[][] predicted = new float[truth.length][];
        Arrays.fill(predicted, always);
        return errorDb(predicted, truth);
    }

    private static double errorDb(float[][] predicted, float[][] truth) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            for (int b = 0; b < MelBands.COUNT; b++) {
                sum += Math.abs(Math.max(0, predicted[i][b]) - truth[i][b]);
            }
        }
        return 10 * sum / Math.max(1, truth.length * MelBands.COUNT);
    }
}
