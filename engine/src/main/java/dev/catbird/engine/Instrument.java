package dev.catbird.engine;

import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.kernel.Kernels;
import dev.catbird.engine.match.Combination;
import dev.catbird.engine.match.MatchCounts;
import dev.catbird.engine.match.MatchSettings;
import dev.catbird.engine.match.PursuitMatcher;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.engine.param.Smoothed;
import dev.catbird.engine.voice.GrainPlayer;
import dev.catbird.engine.voice.GrainShape;
import java.util.function.LongSupplier;

/**
 * The instrument: hears a target, explains it by the corpus hop by hop, and plays the grains. The same input, controls
 * and corpus give the same samples whatever the block size, live or offline. Thread: audio, with the matcher inline.
 *
 * <p>Output time T carries the corpus's account of target time T - lookahead.
 */
public final class Instrument implements BlockProcessor {
    private static final double SMOOTHING_MS = 20;

    /** What is louder than 60 dB over full scale, or no number, comes from a broken device: silence. */
    private static final float LOUDEST_INPUT = 1000;

    /** Peaks up to here pass untouched; louder ones bend towards 1. */
    private static final float CLEAN_PEAK = 0.9f;

    /** For {@link #warmUp} beyond that of the kernels. */
    private static final long WARM_UP_NS = 1_500_000_000L;

    private final Corpus corpus;
    private final Parameters parameters;
    private final Mode mode;
    private final HopListener listener;
    private final PursuitMatcher matcher;
    private final GrainPlayer grains;
    private final GrainShape shape;
    private final MatchSettings settings = new MatchSettings();
    private final Combination combination = new Combination();
    private final int rateHz;
    private final int windowFrames;
    private final int hopFrames;
    private final int maxLookaheadFrames;

    /** The last window of mono target, oldest first, and the input of both sides for the dry path. */
    private final float[] heard;

    private final float[] frozen;
    private final float[] dryLeft;
    private final float[] dryRight;
    private final int dryMask;

    private final Smoothed level;
    private final Smoothed wet;
    private final LongSupplier clockNs;
    /** Time for one match; 0 for as long as it takes. */
    private volatile long matchBudgetNs;

    private boolean freezing;
    private int hopFill;
    private int stepsToGo;
    private long now;

    /** An instrument that takes as long for each match as it needs. */
    public Instrument(Corpus corpus, Mode mode, Parameters parameters, HopListener listener) {
        this(corpus, mode, parameters, listener, System::nanoTime);
    }

    /** {@code clockNs} is what {@link #budget} is measured by; without a budget it is never looked at. */
    public Instrument(Corpus corpus, Mode mode, Parameters parameters, HopListener listener, LongSupplier clockNs) {
        this.clockNs = clockNs;
        this.corpus = corpus;
        this.parameters = parameters;
        this.mode = mode;
        this.listener = listener;
        rateHz = corpus.analysis().rateHz();
        windowFrames = corpus.analysis().windowFrames();
        hopFrames = corpus.analysis().hopFrames();
        maxLookaheadFrames = Math.min(windowFrames, frames(Parameter.LOOKAHEAD.max()));
        int maxGrainFrames = frames(Parameter.GRAIN.max()) + GrainShape.OVERLAP * hopFrames;
        matcher = new PursuitMatcher(corpus, mode.likeAnEar(), frames(Parameter.LOCK.max()), clockNs);
        grains = new GrainPlayer(corpus, maxGrainFrames);
        shape = new GrainShape(maxGrainFrames, hopFrames);
        heard = new float[windowFrames];
        frozen = new float[windowFrames];
        int drySize = Integer.highestOneBit(maxLookaheadFrames) * 2;
        dryLeft = new float[drySize];
        dryRight = new float[drySize];
        dryMask = drySize - 1;
        level = new Smoothed(amplitude(parameters.get(Parameter.LEVEL)), SMOOTHING_MS, rateHz);
        wet = new Smoothed(parameters.get(Parameter.WET), SMOOTHING_MS, rateHz);
        settings.once = mode.once();
    }

    /** Frames by which the output is behind the target with the lookahead as it is set now. */
    public int delayFrames() {
        return Math.min(maxLookaheadFrames, frames(parameters.get(Parameter.LOOKAHEAD)));
    }

    /**
     * Lets each match take this share of the hop and no more, counted from when the hop is complete; 0, as at first, lets it take
     * as long as it needs. With a budget, what sounds depends on how quick the machine is: for live play only. Thread: any.
     */
    public void budget(float shareOfHop) {
        matchBudgetNs = (long) (shareOfHop * hopFrames * 1e9 / rateHz);
    }

    /**
     * Has all code of the audio path compiled, and how long its parts take measured, before sound starts: a second or two on a
     * machine that has nothing else to do, some more at most. Another instrument over the same corpus plays for that, so nothing
     * of it is ever heard of this one. Thread: worker, or main, not while {@link #process} runs.
     */
    public void warmUp() {
        Kernels.best().warmUp();
        Parameters played = new Parameters();
        Instrument twin = new Instrument(corpus, mode, played, HopListener.NONE, clockNs);
        new Rehearsal(twin, played, hopFrames).play(WARM_UP_NS);
        matcher.learn(twin.matcher);
    }

    /** What the matches did, and what they left out to be in time. Thread: any, may be a little late. */
    public MatchCounts counts() {
        return matcher.counts();
    }

    @Override
    @RealTime
    public void process(float[][] in, float[][] out, int frames) {
        int done = 0;
        while (done < frames) {
            int chunk = Math.min(frames - done, hopFrames - hopFill);
            grains.take(out[0], out[1], done, chunk);
            finish(in, out, done, chunk);
            hear(in, done, chunk);
            done += chunk;
            hopFill += chunk;
            now += chunk;
            if (hopFill == hopFrames) {
                hopFill = 0;
                hop();
            }
        }
    }

    private void hear(float[][] in, int offset, int frames) {
        int at = windowFrames - hopFrames + hopFill;
        for (int t = 0; t < frames; t++) {
            heard[at + t] = 0.5f * (sane(in[0][offset + t]) + sane(in[1][offset + t]));
        }
    }

    /** A hop of target is complete: explain it, start its grains. */
    private void hop() {
        boolean due = stepsToGo <= 0;
        if (due) {
            long budgetNs = matchBudgetNs;
            settings.deadlineNs = budgetNs == 0 ? 0 : deadline(budgetNs);
            ask();
            boolean freeze = parameters.on(Parameter.FREEZE);
            if (freeze && !freezing) {
                System.arraycopy(heard, 0, frozen, 0, windowFrames);
            }
            freezing = freeze;
            float[] target = freezing ? frozen : heard;
            if (rms(target) < amplitude(parameters.get(Parameter.GATE))) {
                matcher.rest(combination);
            } else {
                matcher.match(target, settings, combination);
            }
            combination.blend(parameters.get(Parameter.BLEND));
            grains.start(combination, shape, windowFrames - delayFrames());
            listener.hop(now, combination, grains, shape.frames());
            stepsToGo = shape.stepFrames() / hopFrames;
        }
        stepsToGo--;
        System.arraycopy(heard, hopFrames, heard, 0, windowFrames - hopFrames);
    }

    private long deadline(long budgetNs) {
        long at = clockNs.getAsLong() + budgetNs;
        return at == 0 ? 1 : at;
    }

    /** Reads the parameters that a match depends on. */
    private void ask() {
        int grainFrames = frames(parameters.get(Parameter.GRAIN));
        if (mode.cuts()) {
            shape.cut(grainFrames);
        } else {
            shape.smooth(grainFrames);
        }
        settings.combination = Math.round(parameters.get(Parameter.COMBINATION));
        settings.continuity = parameters.get(Parameter.CONTINUITY);
        settings.novelty = parameters.get(Parameter.NOVELTY);
        settings.stepFrames = shape.stepFrames();
        double bend = Math.pow(2, parameters.get(Parameter.ELASTIC) / 12.0) - 1;
        // What is frozen has no phase that goes on: pieces play straight.
        settings.elasticFrames = freezing ? 0 : (int) Math.round(bend * shape.stepFrames());
        settings.lockFrames = freezing ? 0 : frames(parameters.get(Parameter.LOCK));
    }

    /** Dry share, level and the last safety, on the output of {@code frames} frames from {@code offset}. */
    private void finish(float[][] in, float[][] out, int offset, int frames) {
        float wetTarget = parameters.get(Parameter.WET);
        float levelTarget = amplitude(parameters.get(Parameter.LEVEL));
        int delay = Math.min(delayFrames(), dryMask);
        for (int t = offset; t < offset + frames; t++) {
            int at = (int) (now + t - offset) & dryMask;
            dryLeft[at] = sane(in[0][t]);
            dryRight[at] = sane(in[1][t]);
            int was = (at - delay) & dryMask;
            float w = wet.next(wetTarget);
            float l = level.next(levelTarget);
            out[0][t] = bound(l * (w * out[0][t] + (1 - w) * dryLeft[was]));
            out[1][t] = bound(l * (w * out[1][t] + (1 - w) * dryRight[was]));
        }
    }

    /** Bends what exceeds {@link #CLEAN_PEAK} smoothly below 1: the slope is continuous, so nothing clicks. */
    private static float bound(float sample) {
        float size = Math.abs(sample);
        if (size <= CLEAN_PEAK) {
            return sample;
        }
        float room = 1 - CLEAN_PEAK;
        float over = (size - CLEAN_PEAK) / room;
        return Math.copySign(CLEAN_PEAK + room * over / (1 + over), sample);
    }

    private static float sane(float sample) {
        return Math.abs(sample) <= LOUDEST_INPUT ? sample : 0;
    }

    private static float rms(float[] samples) {
        float sum = 0;
        for (float s : samples) {
            sum += s * s;
        }
        return (float) Math.sqrt(sum / samples.length);
    }

    private int frames(float ms) {
        return Math.round(ms * 0.001f * rateHz);
    }

    private static float amplitude(float db) {
        return (float) Math.pow(10, db / 20);
    }
}
