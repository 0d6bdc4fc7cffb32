package dev.catbird.engine;

import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import java.util.Random;

/**
 * Plays noise on an instrument that nobody hears until its code is compiled: the same paths as on stage, those of short time
 * included. Thread: worker, or main before sound starts.
 */
final class Rehearsal {
    private static final int ROUND_HOPS = 60;

    /** Rounds in a row that bring no gain worth waiting for. */
    private static final int ROUNDS_WITHOUT_GAIN = 3;

    private static final double GAIN = 0.9;
    private static final long SEED = 1;

    private final Instrument instrument;
    private final Parameters parameters;
    private final int hopFrames;
    private final float[][] in;
    private final float[][] out;
    private final Random random = new Random(SEED);

    Rehearsal(Instrument instrument, Parameters parameters, int hopFrames) {
        this.instrument = instrument;
        this.parameters = parameters;
        this.hopFrames = hopFrames;
        in = new float[2][hopFrames];
        out = new float[2][hopFrames];
    }

    /** Plays until rounds get no quicker, for {@code mostNs} at most by the system's clock. */
    void play(long mostNs) {
        long end = System.nanoTime() + mostNs;
        round(1e-6f);
        long best = Long.MAX_VALUE;
        int withoutGain = 0;
        long now = System.nanoTime();
        // Its budget is never used up: it is there so that costs are measured.
        while (withoutGain < ROUNDS_WITHOUT_GAIN && now < end) {
            round(1000);
            long after = System.nanoTime();
            withoutGain = after - now < GAIN * best ? 0 : withoutGain + 1;
            best = Math.min(best, after - now);
            now = after;
        }
    }

    private void round(float budget) {
        instrument.budget(budget);
        BlockProcessor processor = instrument;
        for (int hop = 0; hop < ROUND_HOPS; hop++) {
            int most = Math.round(Parameter.COMBINATION.max());
            parameters.set(Parameter.COMBINATION, hop % 2 == 0 ? most : Parameter.COMBINATION.initial());
            // Now and then silence, so that sound begins anew.
            float loudness = hop % 20 < 18 ? 0.1f : 0;
            for (int t = 0; t < hopFrames; t++) {
                in[0][t] = loudness * (float) random.nextGaussian();
                in[1][t] = in[0][t];
            }
            processor.process(in, out, hopFrames);
        }
    }
}
