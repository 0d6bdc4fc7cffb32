package dev.catbird.video2sound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Teaches the historical network, as it was taught: the nearest samples to each picture by squared differences. Thread: worker. */
public final class HistoricalLearning implements Course.Subject {
    private static final Course.Plan PLAN = new Course.Plan(30, 4, 64, 1e-3);
    private static final double HELD_OUT = 0.15;

    private final List<byte[]> seen = new ArrayList<>();
    private final List<short[]> heard = new ArrayList<>();
    private final List<byte[]> heldSeen = new ArrayList<>();
    private final List<short[]> heldHeard = new ArrayList<>();
    private final long seed;
    private final Network network;
    private final Network gradient;
    private final Batch batch;
    private final float[][] inputs = new float[PLAN.batch()][Greys.COUNT];
    private final double heldPower;
    private final double power;

    public HistoricalLearning(List<HistoricalLesson> lessons, long seed) {
        this(lessons, seed, HistoricalModel.HIDDEN);
    }

    /** With fewer neurons it learns sooner. */
    HistoricalLearning(List<HistoricalLesson> lessons, long seed, int hidden) {
        this.seed = seed;
        for (HistoricalLesson lesson : lessons) {
            int learnt = (int) Math.round(lesson.seen.size() * (1 - HELD_OUT));
            seen.addAll(lesson.seen.subList(0, learnt));
            heard.addAll(lesson.heard.subList(0, learnt));
            heldSeen.addAll(lesson.seen.subList(learnt, lesson.seen.size()));
            heldHeard.addAll(lesson.heard.subList(learnt, lesson.seen.size()));
        }
        network = HistoricalModel.network(hidden).randomise(new Random(seed));
        gradient = HistoricalModel.network(hidden);
        batch = new Batch(network, PLAN.batch());
        power = power(heard);
        heldPower = power(heldHeard);
    }

    private static double power(List<short[]> sounds) {
        double sum = 1e-9;
        for (short[] sound : sounds) {
            for (short sample : sound) {
                sum += level(sample) * level(sample);
            }
        }
        return sum / Math.max(1, sounds.size());
    }

    private static double level(short sample) {
        return sample / 32767.0;
    }

    /** Learns; as {@link Learning#learn}. Throws {@link CancellationException} when cancelled. */
    public HistoricalModel learn(Path unfinished, LearningListener listener, BooleanSupplier cancelled)
            throws IOException {
        new Course(this, PLAN, seed).run(unfinished, listener, cancelled);
        return new HistoricalModel(network, (float) heldLoss());
    }

    @Override
    public double learn(int[] order, int from, int to, Random random) {
        for (int e = 0; e < to - from; e++) {
            Greys.spread(seen.get(order[from + e]), inputs[e]);
        }
        float[][] said = batch.predict(inputs, to - from);
        double sum = 0;
        for (int e = 0; e < to - from; e++) {
            short[] truth = heard.get(order[from + e]);
            float[] slope = batch.slopes()[e];
            for (int t = 0; t < HistoricalModel.SAMPLES; t++) {
                double difference = said[e][t] - level(truth[t]);
                sum += difference * difference;
                slope[t] = (float) (2 * difference);
            }
        }
        batch.learn(inputs, to - from, gradient);
        return 100 * sum / power;
    }

    @Override
    public double heldLoss() {
        double sum = 0;
        for (int from = 0; from < heldSeen.size(); from += PLAN.batch()) {
            int count = Math.min(PLAN.batch(), heldSeen.size() - from);
            for (int e = 0; e < count; e++) {
                Greys.spread(heldSeen.get(from + e), inputs[e]);
            }
            float[][] said = batch.predict(inputs, count);
            for (int e = 0; e < count; e++) {
                short[] truth = heldHeard.get(from + e);
                for (int t = 0; t < HistoricalModel.SAMPLES; t++) {
                    double difference = said[e][t] - level(truth[t]);
                    sum += difference * difference;
                }
            }
        }
        return sum / Math.max(1, heldSeen.size()) / heldPower;
    }

    @Override
    public double heldError() {
        // It may be a hundred times as far off as silence; that says no more to people than that it explains nothing.
        return Math.min(100, 100 * heldLoss());
    }

    @Override
    public String unit() {
        return " % of the sound's power unexplained";
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
        return seen.size();
    }

    @Override
    public long fingerprint() {
        long checksum = ModelFile.checksum(crc -> {
            ByteBuffer bytes = ByteBuffer.allocate(Short.BYTES * HistoricalModel.SAMPLES);
            for (int i = 0; i < seen.size(); i++) {
                crc.update(seen.get(i));
                bytes.clear();
                bytes.asShortBuffer().put(heard.get(i));
                crc.update(bytes);
            }
        });
        return (long) seen.size() << 32 | checksum;
    }
}
