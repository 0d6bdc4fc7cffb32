package dev.catbird.engine;

import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.ear.TargetWindow;
import dev.catbird.engine.health.HealthMonitor;
import dev.catbird.engine.health.HopCounts;
import dev.catbird.engine.health.MatchTimes;
import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.host.LiveHost;
import dev.catbird.engine.kernel.Kernels;
import dev.catbird.engine.live.ApartLane;
import dev.catbird.engine.live.Hop;
import dev.catbird.engine.live.HopLane;
import dev.catbird.engine.live.InlineLane;
import dev.catbird.engine.live.MatcherThread;
import dev.catbird.engine.match.MatchCounts;
import dev.catbird.engine.match.Matcher;
import dev.catbird.engine.match.PursuitMatcher;
import dev.catbird.engine.param.Controls;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.engine.voice.Voice;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The instrument: hears a target, explains it by the corpus hop by hop, and plays the grains. The same input, controls
 * and corpus give the same samples whatever the block size, live or offline, as long as no match is short of time. Thread: audio;
 * matches are made inline unless the matcher is {@link #matchApart set apart}.
 *
 * <p>Output time T carries the corpus's account of target time T - {@link #delayFrames}.
 */
public final class Instrument implements BlockProcessor {
    /** Matches run inline where 99 in 100 of a block's take less than this share of it. */
    private static final double INLINE_SHARE_OF_BLOCK = 0.25;

    private final Corpus corpus;
    private final Parameters parameters;
    private final Mode mode;
    private final HopListener listener;
    private final Matcher matcher;
    private final Supplier<Matcher> rehearsing;
    private final Controls controls = new Controls();
    private final MatchTimes times = new MatchTimes();
    private final HopCounts hopCounts = new HopCounts();
    private final int rateHz;
    private final int windowFrames;
    private final int hopFrames;

    private final TargetWindow target;
    private final LongSupplier clockNs;
    private HopLane lane;
    private Voice voice;
    private long budgetNs;
    private double rehearsedP50Us;
    private double rehearsedP99Us;

    private int stepsToGo;
    private long now;
    private long panicFrame = -1;

    Instrument(InstrumentBuilder asked) {
        corpus = asked.corpus;
        mode = asked.mode;
        parameters = asked.parameters;
        listener = asked.listener;
        clockNs = asked.clockNs;
        matcher = asked.matcher();
        rehearsing = asked.rehearsing();
        rateHz = corpus.analysis().rateHz();
        windowFrames = corpus.analysis().windowFrames();
        hopFrames = corpus.analysis().hopFrames();
        target = new TargetWindow(corpus.analysis());
        lane = new InlineLane(matcher, windowFrames, clockNs, times);
        voice = new Voice(corpus, mode.cuts(), lane.delayFrames());
    }

    /** Begins one over that corpus; as it is made, it takes as long for each match as it needs. */
    public static InstrumentBuilder over(Corpus corpus) {
        return new InstrumentBuilder(corpus);
    }

    /** The largest lock that will ever be asked for. */
    public static int lockFrames(Corpus corpus) {
        return Math.round(Parameter.LOCK.max() * 0.001f * corpus.analysis().rateHz());
    }

    /** Frames by which the output is behind the target: the lookahead as it is set now, and the way to the matcher and back. */
    public int delayFrames() {
        return voice.lookaheadFrames(parameters.get(Parameter.LOOKAHEAD)) + lane.delayFrames();
    }

    /** The part of that which is the way to the matcher and back: fixed once the first block is played. */
    public int matchDelayFrames() {
        return lane.delayFrames();
    }

    /**
     * Lets each match take this share of the hop and no more, counted from when the hop is complete; 0, as at first, lets it take
     * as long as it needs. With a budget, what sounds depends on how quick the machine is: for live play only. Thread: any.
     */
    public void budget(float shareOfHop) {
        budgetNs = (long) (shareOfHop * hopFrames * 1e9 / rateHz);
        lane.budget(budgetNs);
    }

    /**
     * Has all code of the audio path compiled, and how long its parts take measured, before sound starts: a second or two on a
     * machine that has nothing else to do, some more at most. Thread: worker, or main, not while {@link #process} runs.
     */
    public void warmUp() {
        Kernels.best().warmUp();
        rehearse(Rehearsal.MOST_NS);
    }

    /**
     * As {@link #warmUp}, when the kernels are warm, for about {@code mostNs} at most. Another instrument over the same corpus
     * plays for that, so nothing of it is ever heard of this one.
     */
    public void rehearse(long mostNs) {
        Parameters played = new Parameters();
        Instrument twin = over(corpus)
                .mode(mode)
                .parameters(played)
                .clock(clockNs)
                .matcher(rehearsing.get())
                .build();
        Rehearsal rehearsal = new Rehearsal(twin, played, hopFrames);
        rehearsal.play(mostNs);
        MatchTimes.Summary rehearsed = rehearsal.times(parameters);
        rehearsedP50Us = rehearsed.p50Us();
        rehearsedP99Us = rehearsed.p99Us();
        if (matcher instanceof PursuitMatcher own && twin.matcher instanceof PursuitMatcher other) {
            own.learn(other);
        }
    }

    /**
     * The share of blocks of that many frames that matches take, as the warm-up found: one of them as long as all but one in a
     * hundred, the others as usual. Thread: control.
     */
    public double shareOfBlock(int blockFrames) {
        int matches = (blockFrames + hopFrames - 1) / hopFrames;
        return ((matches - 1) * rehearsedP50Us + rehearsedP99Us) * rateHz / (1e6 * blockFrames);
    }

    /** Whether matches may run inline in such blocks, as the warm-up found. Thread: control. */
    public boolean matchesQuickly(int blockFrames) {
        return shareOfBlock(blockFrames) < INLINE_SHARE_OF_BLOCK;
    }

    /**
     * Gives the matcher a thread of its own, for a host that plays blocks of up to {@code blockFrames}, up to {@code blocksAtOnce} in
     * quick succession: a match that takes its time never stops the sound, which comes later by so much, in whole hops. To be called
     * before the first block; closing what comes back, after the last, ends the thread. Thread: control.
     */
    public MatcherThread matchApart(int blockFrames, int blocksAtOnce) {
        long blockNs = (long) (Math.max(blockFrames, hopFrames) * 1e9 / rateHz);
        return MatcherThread.start(setApart(blocksAtOnce * blockFrames, own -> own), blockNs);
    }

    /** The lane that {@link #matchApart} has worked for; {@code other} may put another matcher in the place of this one's. */
    ApartLane setApart(int blockFrames, UnaryOperator<Matcher> other) {
        ApartLane apart = new ApartLane(corpus, other.apply(matcher), blockFrames, clockNs, times, hopCounts);
        apart.budget(budgetNs);
        lead(apart);
        return apart;
    }

    /** Hops take this way, from the first block on. */
    void lead(HopLane other) {
        lane = other;
        voice = new Voice(corpus, mode.cuts(), lane.delayFrames());
    }

    /** What became of hops on their way to a matcher that is set apart. Thread: any. */
    public HopCounts hopCounts() {
        return hopCounts;
    }

    /** Watches over this instrument as that host plays it; one for both, as readings take what they read. Thread: control. */
    public HealthMonitor monitor(LiveHost host) {
        return new HealthMonitor(host.telemetry(), counts(), hopCounts, times, (double) hopFrames / rateHz);
    }

    MatchTimes times() {
        return times;
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
            int chunk = Math.min(frames - done, target.missingFrames());
            follow();
            voice.play(controls, in, out, done, chunk);
            target.hear(in, done, chunk);
            done += chunk;
            now += chunk;
            if (target.missingFrames() == 0) {
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
        target.transpose(controls.get(Parameter.TRANSPOSE));
        if (controls.takePanic(parameters)) {
            voice.panic();
            panicFrame = now;
            stepsToGo = 0;
            listener.panic(now);
        }
    }

    /** A hop of target is complete: have it explained, and start the grains of the one that is due. */
    private void hop() {
        if (stepsToGo <= 0) {
            Hop hop = lane.next();
            ask(hop);
            lane.publish();
            // In a panic every hop tells the matcher to forget, so that the first after it begins anew.
            stepsToGo = voice.isPanicking() ? 1 : hop.settings.stepFrames / hopFrames;
        }
        stepsToGo--;
        Hop due = lane.due(now);
        if (due != null && due.atFrame > panicFrame) {
            voice.shape(due.grainFrames);
            voice.start(lane.combination(), due.aheadFrames);
            listener.hop(now, lane.combination(), voice.grains(), voice.grainFrames());
        }
        target.endHop();
    }

    /** Writes down what was heard, and all parameters that its match and its grains depend on. */
    private void ask(Hop hop) {
        hop.atFrame = now;
        hop.grainFrames = frames(controls.get(Parameter.GRAIN));
        hop.aheadFrames = windowFrames - voice.lookaheadFrames(controls.get(Parameter.LOOKAHEAD));
        hop.blend = controls.get(Parameter.BLEND);
        hop.settings.once = mode.once();
        hop.settings.combination = Math.round(controls.get(Parameter.COMBINATION));
        hop.settings.continuity = controls.get(Parameter.CONTINUITY);
        hop.settings.novelty = controls.get(Parameter.NOVELTY);
        hop.settings.temperature = controls.get(Parameter.TEMPERATURE);
        hop.settings.seed = Math.round(controls.get(Parameter.SEED));
        hop.settings.atFrame = now;
        hop.settings.stepFrames = voice.stepFrames(hop.grainFrames);
        double bend = Math.pow(2, controls.get(Parameter.ELASTIC) / 12.0) - 1;
        target.freeze(controls.on(Parameter.FREEZE));
        // What is frozen has no phase that goes on: pieces play straight.
        boolean freezing = target.isFrozen();
        hop.settings.elasticFrames = freezing ? 0 : (int) Math.round(bend * hop.settings.stepFrames);
        hop.settings.lockFrames = freezing ? 0 : frames(controls.get(Parameter.LOCK));
        target.copyTo(hop.window);
        hop.loudness = rms(hop.window);
        boolean tooQuiet = matcher.hears() && hop.loudness < Voice.amplitude(controls.get(Parameter.GATE));
        hop.quiet = voice.isPanicking() || tooQuiet;
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
