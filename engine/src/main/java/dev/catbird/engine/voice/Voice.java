package dev.catbird.engine.voice;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.match.Combination;
import dev.catbird.engine.param.Controls;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Smoothed;

/**
 * From combinations to the samples that are played: grains, the dry share, level, panic, and the last safety. The same calls at the
 * same frames give the same samples, which is how a recording is replayed. Thread: audio; calls allocate nothing.
 */
public final class Voice {
    /** How long what sounds takes to fade in a panic. */
    public static final int PANIC_MS = 10;

    private static final double SMOOTHING_MS = 20;

    private static final double NEPERS_PER_DB = 0.11512925464970229; // ln 10 / 20

    /** What is louder than 60 dB over full scale, or no number, comes from a broken device: silence. */
    private static final float LOUDEST_INPUT = 1000;

    /** Peaks up to here pass untouched; louder ones bend towards 1. */
    private static final float CLEAN_PEAK = 0.9f;

    private final GrainPlayer grains;
    private final GrainShape shape;
    private final boolean cuts;
    private final int rateHz;
    private final int windowFrames;
    private final int hopFrames;
    private final int matchDelayFrames;

    private final DryPath dry;
    private final float[][] heard;
    private final Smoothed level;
    private final Smoothed wet;
    private final Panic panic;
    private final Imprint imprint;
    private boolean begun;

    /**
     * {@code cuts}: grains follow one another with hard cuts, else they overlap smoothly. {@code matchDelayFrames}: how much later
     * than after the lookahead grains start.
     */
    public Voice(Corpus corpus, boolean cuts, int matchDelayFrames) {
        this.cuts = cuts;
        this.matchDelayFrames = matchDelayFrames;
        rateHz = corpus.analysis().rateHz();
        windowFrames = corpus.analysis().windowFrames();
        hopFrames = corpus.analysis().hopFrames();
        int maxGrainFrames = frames(Parameter.GRAIN.max()) + GrainShape.OVERLAP * hopFrames;
        grains = new GrainPlayer(corpus, maxGrainFrames);
        shape = new GrainShape(maxGrainFrames, hopFrames);
        heard = new float[2][hopFrames];
        dry = new DryPath(
                lookaheadFrames(Parameter.LOOKAHEAD.max()) + matchDelayFrames, (int) (SMOOTHING_MS * 0.001 * rateHz));
        level = new Smoothed(1, SMOOTHING_MS, rateHz);
        wet = new Smoothed(1, SMOOTHING_MS, rateHz);
        imprint = new Imprint(hopFrames);
        panic = new Panic(rateHz * PANIC_MS / 1000);
    }

    /** The frames that a lookahead stands for: a window at most. */
    @RealTime
    public int lookaheadFrames(float lookaheadMs) {
        return Math.min(windowFrames, frames(lookaheadMs));
    }

    /** Gives the next grains about that length, as near as whole hops allow. */
    @RealTime
    public void shape(int askedFrames) {
        if (cuts) {
            shape.cut(askedFrames);
        } else {
            shape.smooth(askedFrames);
        }
    }

    /** The frames from one grain to the next if they are about that long. */
    @RealTime
    public int stepFrames(int askedFrames) {
        return shape.stepFrames(askedFrames, cuts);
    }

    /** Gives the next grains the shape that was {@code grainFrames} long. */
    @RealTime
    public void restoreShape(int grainFrames) {
        shape.restore(grainFrames, cuts);
    }

    /** Length of the grains that start next. */
    public int grainFrames() {
        return shape.frames();
    }

    public GrainPlayer grains() {
        return grains;
    }

    /** Starts one grain per activation, from the next frame on, so far into the matched window. */
    @RealTime
    public void start(Combination combination, int aheadFrames) {
        grains.start(combination, shape, aheadFrames);
    }

    /** Cuts off all that sounds in {@link #PANIC_MS} and comes back as quickly, with what starts after that. */
    @RealTime
    public void panic() {
        panic.begin();
    }

    /** Whether what starts now would be cut off before it is heard. */
    @RealTime
    public boolean isPanicking() {
        return panic.falling();
    }

    /** Plays the next frames: hears {@code in} and fills {@code out}, both sides, from {@code offset} on. */
    @RealTime
    public void play(Controls controls, float[][] in, float[][] out, int offset, int frames) {
        int done = 0;
        while (done < frames) {
            int part = Math.min(Math.min(frames - done, hopFrames), panic.framesToSilence());
            hear(controls, in, offset + done, part);
            grains.take(out[0], out[1], offset + done, part);
            finish(controls, out, offset + done, part);
            if (panic.apply(out[0], out[1], offset + done, part)) {
                grains.silence();
                imprint.silence();
            }
            done += part;
        }
    }

    /** What is to be said by what is played next, as it was heard. */
    private void hear(Controls controls, float[][] in, int offset, int frames) {
        dry.aim(lookaheadFrames(controls.get(Parameter.LOOKAHEAD)) + matchDelayFrames);
        for (int t = 0; t < frames; t++) {
            dry.hear(sane(in[0][offset + t]), sane(in[1][offset + t]));
            heard[0][t] = dry.left();
            heard[1][t] = dry.right();
        }
    }

    /** The target's envelope, dry share, level and the last safety. */
    private void finish(Controls controls, float[][] out, int offset, int frames) {
        float wetTarget = controls.get(Parameter.WET);
        float levelTarget = controls.on(Parameter.MUTE) ? 0 : amplitude(controls.get(Parameter.LEVEL));
        if (!begun) {
            begun = true;
            wet.jump(wetTarget);
            level.jump(levelTarget);
        }
        imprint.apply(controls.get(Parameter.IMPRINT), heard, out, offset, frames);
        for (int t = 0; t < frames; t++) {
            float w = wet.next(wetTarget);
            float l = level.next(levelTarget);
            int to = offset + t;
            out[0][to] = bound(l * (w * out[0][to] + (1 - w) * heard[0][t]));
            out[1][to] = bound(l * (w * out[1][to] + (1 - w) * heard[1][t]));
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

    /** A sample of the input, or silence where it cannot be one. */
    @RealTime
    public static float sane(float sample) {
        return Math.abs(sample) <= LOUDEST_INPUT ? sample : 0;
    }

    /** The factor for a level, the same to the last bit on any machine. */
    @RealTime
    public static float amplitude(float db) {
        // Not by pow, which makes an array for its result on Java 17.
        return (float) StrictMath.exp(db * NEPERS_PER_DB);
    }

    private int frames(float ms) {
        return Math.round(ms * 0.001f * rateHz);
    }
}
