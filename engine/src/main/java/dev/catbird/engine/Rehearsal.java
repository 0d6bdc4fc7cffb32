package dev.catbird.engine;

import dev.catbird.engine.health.MatchTimes;
import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import java.util.Random;

/**
 * Plays noise on an instrument that nobody hears until its code is compiled: the same paths as on stage, those of short time
 * included. Thread: worker, or main before sound starts.
 */
final class Rehearsal {
    /** What a rehearsal may take where nobody waits. */
    static final long MOST_NS = 1_500_000_000L;

    private static final int ROUND_HOPS = 60;

    /** Rounds in a row that bring no gain worth waiting for. */
    private static final int ROUNDS_WITHOUT_GAIN = 3;

    private static final double GAIN = 0.9;
    private static final long SEED = 1;

    /** So many hops are measured so often: in one of these stretches the machine may have compiled, or looked elsewhere. */
    private static final int STRETCH_HOPS = 100;

    private static final int STRETCHES = 4;

    private static final long MOST_MEASURING_NS = 300_000_000L;
    private static final float LITTLE_TIME = 1e-6f;

    /** A budget that is never used up: it is there so that costs are measured. */
    private static final float MUCH_TIME = 1000;

    private static final float LOUDNESS = 0.1f;

    private final Instrument instrument;
    private final Parameters parameters;
    private final float[][] in;
    private final float[][] out;
    private final Random random = new Random(SEED);

    Rehearsal(Instrument instrument, Parameters parameters, int hopFrames) {
        this.instrument = instrument;
        this.parameters = parameters;
        in = new float[2][hopFrames];
        out = new float[2][hopFrames];
    }

    /** Plays until rounds get no quicker, for {@code mostNs} at most by the system's clock. */
    void play(long mostNs) {
        long end = System.nanoTime() + mostNs;
        round(LITTLE_TIME);
        long best = Long.MAX_VALUE;
        int withoutGain = 0;
        long now = System.nanoTime();
        while (withoutGain < ROUNDS_WITHOUT_GAIN && now < end) {
            round(MUCH_TIME);
            long after = System.nanoTime();
            withoutGain = after - now < GAIN * best ? 0 : withoutGain + 1;
            best = Math.min(best, after - now);
            now = after;
        }
    }

    /** How long matches take with these parameters in the quickest stretch: after {@link #play}. */
    MatchTimes.Summary times(Parameters asPlayed) {
        for (Parameter parameter : Parameter.values()) {
            parameters.set(parameter, asPlayed.get(parameter));
        }
        instrument.budget(MUCH_TIME);
        instrument.times().recent();
        long end = System.nanoTime() + MOST_MEASURING_NS;
        MatchTimes.Summary best = stretch();
        for (int i = 1; i < STRETCHES && System.nanoTime() < end; i++) {
            MatchTimes.Summary next = stretch();
            best = next.p99Us() < best.p99Us() ? next : best;
        }
        return best;
    }

    private MatchTimes.Summary stretch() {
        for (int hop = 0; hop < STRETCH_HOPS; hop++) {
            hop(LOUDNESS);
        }
        return instrument.times().recent();
    }

    private void round(float budget) {
        instrument.budget(budget);
        for (int hop = 0; hop < ROUND_HOPS; hop++) {
            int most = Math.round(Parameter.COMBINATION.max());
            parameters.set(Parameter.COMBINATION, hop % 2 == 0 ? most : Parameter.COMBINATION.initial());
            parameters.set(Parameter.IMPRINT, hop < ROUND_HOPS / 2 ? 1 : 0);
            // Now and then silence, so that sound begins anew.
            hop(hop % 20 < 18 ? LOUDNESS : 0);
        }
    }

    private void hop(float loudness) {
        BlockProcessor processor = instrument;
        for (int t = 0; t < in[0].length; t++) {
            in[0][t] = loudness * (float) random.nextGaussian();
            in[1][t] = in[0][t];
        }
        processor.process(in, out, in[0].length);
    }
}
