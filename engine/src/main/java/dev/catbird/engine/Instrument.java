package dev.catbird.engine;

import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.kernel.Kernels;
import dev.catbird.engine.match.Combination;
import dev.catbird.engine.match.MatchCounts;
import dev.catbird.engine.match.MatchSettings;
import dev.catbird.engine.match.PursuitMatcher;
import dev.catbird.engine.param.Controls;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.engine.voice.Voice;
import java.util.function.LongSupplier;

/**
 * The instrument: hears a target, explains it by the corpus hop by hop, and plays the grains. The same input, controls
 * and corpus give the same samples whatever the block size, live or offline. Thread: audio, with the matcher inline.
 *
 * <p>Output time T carries the corpus's account of target time T - lookahead.
 */
public final class Instrument implements BlockProcessor {
    /** For {@link #warmUp} beyond that of the kernels. */
    private static final long WARM_UP_NS = 1_500_000_000L;

    private final Corpus corpus;
    private final Parameters parameters;
    private final Mode mode;
    private final HopListener listener;
    private final PursuitMatcher matcher;
    private final Voice voice;
    private final Controls controls = new Controls();
    private final MatchSettings settings = new MatchSettings();
    private final Combination combination = new Combination();
    private final int rateHz;
    private final int windowFrames;
    private final int hopFrames;

    /** The last window of mono target, oldest first. */
    private final float[] heard;

    private final float[] frozen;
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
        matcher = new PursuitMatcher(corpus, mode.likeAnEar(), frames(Parameter.LOCK.max()), clockNs);
        voice = new Voice(corpus, mode.cuts(), 0);
        heard = new float[windowFrames];
        frozen = new float[windowFrames];
        settings.once = mode.once();
    }

    /** Frames by which the output is behind the target with the lookahead as it is set now. */
    public int delayFrames() {
        return voice.lookaheadFrames(parameters.get(Parameter.LOOKAHEAD));
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
            follow();
            voice.play(controls, in, out, done, chunk);
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

    /** Takes over the controls as they are now, for the piece of sound that follows and the hop that it may complete. */
    private void follow() {
        for (long changed = controls.take(parameters); changed != 0; changed &= changed - 1) {
            Parameter parameter = Controls.of(Long.numberOfTrailingZeros(changed));
            listener.control(now, parameter, controls.get(parameter));
        }
        if (controls.takePanic(parameters)) {
            voice.panic();
            listener.panic(now);
        }
    }

    private void hear(float[][] in, int offset, int frames) {
        int at = windowFrames - hopFrames + hopFill;
        for (int t = 0; t < frames; t++) {
            heard[at + t] = 0.5f * (Voice.sane(in[0][offset + t]) + Voice.sane(in[1][offset + t]));
        }
    }

    /** A hop of target is complete: explain it, start its grains. */
    private void hop() {
        boolean due = stepsToGo <= 0;
        if (due) {
            long budgetNs = matchBudgetNs;
            settings.deadlineNs = budgetNs == 0 ? 0 : deadline(budgetNs);
            ask();
            boolean freeze = controls.on(Parameter.FREEZE);
            if (freeze && !freezing) {
                System.arraycopy(heard, 0, frozen, 0, windowFrames);
            }
            freezing = freeze;
            float[] target = freezing ? frozen : heard;
            if (voice.isPanicking() || rms(target) < Voice.amplitude(controls.get(Parameter.GATE))) {
                matcher.rest(combination);
            } else {
                matcher.match(target, settings, combination);
            }
            combination.blend(controls.get(Parameter.BLEND));
            voice.start(combination, windowFrames - voice.lookaheadFrames(controls.get(Parameter.LOOKAHEAD)));
            listener.hop(now, combination, voice.grains(), voice.grainFrames());
            stepsToGo = settings.stepFrames / hopFrames;
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
        settings.stepFrames = voice.shape(controls.get(Parameter.GRAIN));
        settings.combination = Math.round(controls.get(Parameter.COMBINATION));
        settings.continuity = controls.get(Parameter.CONTINUITY);
        settings.novelty = controls.get(Parameter.NOVELTY);
        double bend = Math.pow(2, controls.get(Parameter.ELASTIC) / 12.0) - 1;
        // What is frozen has no phase that goes on: pieces play straight.
        settings.elasticFrames = freezing ? 0 : (int) Math.round(bend * settings.stepFrames);
        settings.lockFrames = freezing ? 0 : frames(controls.get(Parameter.LOCK));
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
}
