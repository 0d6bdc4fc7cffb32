package dev.catbird.video2sound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Learns round by round, until what is held out is predicted no better: Adam, steps that become shorter, early stopping. What is
 * learnt so far is kept in a file, so that it goes on where it was left; the same subject and seed give the same weights. Thread: worker.
 */
final class Course {
    /** What is learnt, and from what. Thread: worker. */
    interface Subject {
        Rows weights();

        Rows gradient();

        /** Examples in a round. */
        int examples();

        /** The same only for the same examples. */
        long fingerprint();

        /** Adds the gradient of the examples {@code order[from..to)}; returns the sum of their errors, for people. */
        double learn(int[] order, int from, int to, Random random);

        /** What shall get small: the loss of what is held out. */
        double heldLoss();

        /** The mean error of what is held out, for people. */
        double heldError();

        /** What errors are in, with a space before it if it wants one. */
        String unit();
    }

    /**
     * How it goes about it.
     *
     * @param rounds at most
     * @param patience rounds without gain after which it ends; after half as many its steps become shorter
     * @param batch examples per step
     * @param rate length of the first steps
     */
    record Plan(int rounds, int patience, int batch, double rate) {}

    private static final double GAIN = 0.999;

    private final Subject subject;
    private final Plan plan;
    private final long seed;
    private final Rows best;
    private final Adam adam;
    private int round;
    private int bestRound;
    private double bestLoss = Double.POSITIVE_INFINITY;
    private double bestError = Double.NaN;
    private double rate;

    Course(Subject subject, Plan plan, long seed) {
        this.subject = subject;
        this.plan = plan;
        this.seed = seed;
        best = Rows.like(subject.weights());
        adam = new Adam(subject.weights());
        rate = plan.rate();
    }

    /**
     * Leaves the subject's weights as they were best. {@code unfinished} is where what is learnt so far is kept, and looked for at
     * first; it is gone at the end. Throws {@link CancellationException} when cancelled, with all rounds so far kept.
     */
    void run(Path unfinished, LearningListener listener, BooleanSupplier cancelled) throws IOException {
        LearningFile kept = new LearningFile(unfinished, subject.fingerprint() * 31 + seed);
        kept.resume(this);
        long began = System.nanoTime();
        int first = round;
        while (round < plan.rounds() && round - bestRound < plan.patience()) {
            double error = round(cancelled);
            round++;
            double held = subject.heldLoss();
            if (held < GAIN * bestLoss) {
                bestLoss = held;
                bestError = subject.heldError();
                bestRound = round;
                best.copy(subject.weights());
            } else if ((round - bestRound) % Math.max(1, plan.patience() / 2) == 0) {
                rate /= 3;
                subject.weights().copy(best);
            }
            kept.keep(this);
            double perRoundS = (System.nanoTime() - began) * 1e-9 / (round - first);
            listener.round(round, plan.rounds(), error, bestError, subject.unit(), perRoundS * (plan.rounds() - round));
        }
        subject.weights().copy(best);
        Files.deleteIfExists(unfinished);
    }

    /** One round through all examples, in an order of its own; returns their mean error. */
    private double round(BooleanSupplier cancelled) {
        Random random = new Random(seed * 31 + round);
        int[] order = shuffled(subject.examples(), random);
        double sum = 0;
        for (int from = 0; from < order.length; from += plan.batch()) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException(
                        "stopped after round " + round + "; the same command goes on where it was");
            }
            int to = Math.min(order.length, from + plan.batch());
            subject.gradient().clear();
            sum += subject.learn(order, from, to, random);
            adam.step(subject.weights(), subject.gradient(), to - from, rate);
        }
        return sum / order.length;
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

    Rows[] learnt() {
        return new Rows[] {subject.weights(), best, adam.mean(), adam.square()};
    }

    /** How far it is: rounds, the best of them, steps; the best loss and its error, and the length of steps. */
    double[] state() {
        return new double[] {round, bestRound, adam.steps(), bestLoss, bestError, rate};
    }

    void state(double[] kept) {
        round = (int) kept[0];
        bestRound = (int) kept[1];
        adam.steps((int) kept[2]);
        bestLoss = kept[3];
        bestError = kept[4];
        rate = kept[5];
    }
}
