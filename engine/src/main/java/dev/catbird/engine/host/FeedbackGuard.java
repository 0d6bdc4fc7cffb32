package dev.catbird.engine.host;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.param.Smoothed;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Turns a processor down while its input is its own output: when a sound server has moved the microphone to a monitor of the
 * speakers, or a microphone howls. Thread: audio processes; one other calls {@link #listen}, some times a second at least.
 *
 * <p>The audio thread only filters both sides down to a low rate and keeps the last seconds; {@link Echo} compares them on the
 * other thread. Feedback is an echo that stays, or one that leaves no doubt for a moment; {@link #RELEASE_STEPS} looks
 * without one end it, later each time it comes back soon.
 */
public final class FeedbackGuard implements BlockProcessor {
    /** What is left of the output while there is feedback: far too little to go round. */
    private static final float DUCKED = 0.03f;

    private static final double DUCK_MS = 150;
    private static final int RING = 1 << 14;

    /** Looks in a row at an echo, eight a second; its delay may wander, as queues do. */
    private static final int ONSET_STEPS = 6;

    /** What a look counts that leaves no doubt. */
    private static final int SURE_STEPS = 3;

    private static final int RELEASE_STEPS = 16;
    private static final int MOST_RELEASE_STEPS = 240;

    private final BlockProcessor processor;
    private final HostTelemetry telemetry;
    private final LowRate lowIn;
    private final LowRate lowOut;
    private final Smoothed gain;
    private final float[] heard = new float[RING];
    private final float[] played = new float[RING];
    private final AtomicLong written = new AtomicLong();
    private volatile float wantedGain = 1;

    private final Echo echo;
    private long listened;
    private int hits;
    private int misses;
    private int releaseSteps = RELEASE_STEPS;
    private long quietSteps;

    /** {@code rateHz} of the host that will call it; feedback is told to {@code telemetry}. */
    public FeedbackGuard(BlockProcessor processor, HostTelemetry telemetry, int rateHz) {
        this.processor = processor;
        this.telemetry = telemetry;
        lowIn = new LowRate(rateHz);
        lowOut = new LowRate(rateHz);
        gain = new Smoothed(1, DUCK_MS, rateHz);
        echo = new Echo(lowIn.rateHz());
    }

    @Override
    @RealTime
    public void process(float[][] in, float[][] out, int frames) {
        processor.process(in, out, frames);
        float wanted = wantedGain;
        long at = written.getPlain();
        for (int t = 0; t < frames; t++) {
            float now = gain.next(wanted);
            out[0][t] *= now;
            out[1][t] *= now;
            boolean due = lowIn.take(0.5f * (in[0][t] + in[1][t]));
            lowOut.take(0.5f * (out[0][t] + out[1][t]));
            if (due) {
                int slot = (int) at & (RING - 1);
                heard[slot] = lowIn.value();
                played[slot] = lowOut.value();
                at++;
            }
        }
        written.setRelease(at);
    }

    /** Looks at what has sounded since the last call; {@code heeded}: whether the input makes any difference, else there is no loop. */
    public void listen(boolean heeded) {
        long there = written.getAcquire();
        // Older than that, the ring has been written over: a listener that comes too late misses a look.
        listened = Math.max(listened, there - RING + echo.spanFrames() + echo.stepFrames());
        while (there - listened >= echo.stepFrames()) {
            listened += echo.stepFrames();
            if (listened >= echo.spanFrames()) {
                step(heeded ? echo.look(heard, played, RING - 1, listened) : -1);
            }
        }
    }

    private void step(int lag) {
        if (telemetry.feedback()) {
            misses = lag >= 0 ? 0 : misses + 1;
            if (misses >= releaseSteps) {
                releaseSteps = Math.min(MOST_RELEASE_STEPS, 2 * releaseSteps);
                hits = 0;
                quietSteps = 0;
                wantedGain = 1;
                telemetry.feedback(false);
            }
            return;
        }
        // A look that is spoilt, by a stall or a crossfade, does not start it all again.
        hits = lag < 0 ? Math.max(0, hits - 1) : hits + (echo.sure() ? SURE_STEPS : 1);
        if (++quietSteps > MOST_RELEASE_STEPS) {
            releaseSteps = RELEASE_STEPS;
        }
        if (hits >= ONSET_STEPS) {
            misses = 0;
            wantedGain = DUCKED;
            telemetry.feedback(true);
        }
    }
}
