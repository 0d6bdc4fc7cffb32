package dev.catbird.engine.host;

import dev.catbird.engine.RealTime;
import java.util.Arrays;

/**
 * One block on its way through a processor, as every live host does it: timed, guarded, faded and counted. Thread: audio.
 */
public final class LiveBlock {
    private final BlockProcessor processor;
    private final HostTelemetry telemetry;
    private final Fade fade;
    private final float[][] in;
    private final float[][] out;
    private final int frames;
    private final int rateHz;
    private final long lastsNs;

    public LiveBlock(BlockProcessor processor, HostTelemetry telemetry, int frames, int rateHz) {
        this.processor = processor;
        this.telemetry = telemetry;
        this.frames = frames;
        this.rateHz = rateHz;
        fade = new Fade(rateHz);
        in = new float[2][frames];
        out = new float[2][frames];
        lastsNs = frames * 1_000_000_000L / rateHz;
    }

    /** What is heard, for the host to fill: left and right. */
    public float[][] input() {
        return in;
    }

    /** What is played, for the host to take. */
    public float[][] output() {
        return out;
    }

    public int frames() {
        return frames;
    }

    public int rateHz() {
        return rateHz;
    }

    public Fade fade() {
        return fade;
    }

    /** Processes the block; {@code sounding}: fade towards full sound, or to silence. */
    @RealTime
    public void run(boolean sounding) {
        long beganNs = System.nanoTime();
        try {
            processor.process(in, out, frames);
        } catch (Throwable cause) {
            telemetry.failed(cause);
            Arrays.fill(out[0], 0);
            Arrays.fill(out[1], 0);
        }
        fade.apply(sounding, out[0], out[1], frames);
        long tookNs = System.nanoTime() - beganNs;
        telemetry.block(tookNs, lastsNs, peak(in), peak(out));
    }

    private float peak(float[][] sound) {
        float peak = 0;
        for (int t = 0; t < frames; t++) {
            peak = Math.max(peak, Math.max(Math.abs(sound[0][t]), Math.abs(sound[1][t])));
        }
        return peak;
    }
}
