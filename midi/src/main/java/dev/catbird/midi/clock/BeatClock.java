package dev.catbird.midi.clock;

import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.midi.message.MessageParser;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows the clock of one device, the first that ticks, until that falls silent: times that are counted in beats follow its tempo, a
 * switch its start and stop. Thread: any, one at a time by its own lock, which audio never takes.
 */
public final class BeatClock {
    /** A tempo that differs by less is the same: nothing is set for the jitter of a clock. */
    private static final double SAME = 0.005;

    private static final double SECOND_MS = 1000;

    private final Parameters parameters;
    private final Tempo tempo = new Tempo();
    private @Nullable Object source;
    private long tickNs;
    private boolean stopped;
    private double appliedBeatMs;
    private volatile double beatMs;

    public BeatClock(Parameters parameters) {
        this.parameters = parameters;
    }

    /**
     * A message of a clock, from {@code device}, with what is timed by it there: {@code beats} of parameters, and the switch that
     * is on while it stands.
     */
    public synchronized void hear(
            Object device, Map<Parameter, Float> beats, @Nullable Parameter switchedByStop, int status, long nowNs) {
        if (source != null && source != device && tempo.runs(nowNs)) {
            return;
        }
        if (source != device) {
            source = device;
            tempo.forget();
            appliedBeatMs = 0;
        }
        switch (status) {
            case MessageParser.CLOCK -> tick(beats, nowNs);
            case MessageParser.START, MessageParser.CONTINUE -> stand(false, switchedByStop);
            case MessageParser.STOP -> stand(true, switchedByStop);
            default -> {
                // Nothing else is of a clock.
            }
        }
    }

    private void tick(Map<Parameter, Float> beats, long nowNs) {
        tickNs = nowNs;
        if (!tempo.tick(nowNs)) {
            return;
        }
        double now = tempo.beatMs();
        beatMs = now;
        if (Math.abs(now - appliedBeatMs) > SAME * now) {
            appliedBeatMs = now;
            for (Map.Entry<Parameter, Float> time : beats.entrySet()) {
                Parameter parameter = time.getKey();
                double unitMs = parameter.unit().equals("s") ? SECOND_MS : 1;
                parameters.set(parameter, (float) (time.getValue() * now / unitMs));
            }
        }
    }

    private void stand(boolean now, @Nullable Parameter switched) {
        stopped = now;
        if (switched != null) {
            parameters.set(switched, now ? 1 : 0);
        }
    }

    /** Whether a clock was stopped and not started since. */
    public synchronized boolean stopped() {
        return stopped;
    }

    /** Bindings have changed: what is timed is set anew at the next tick. */
    public synchronized void apply() {
        appliedBeatMs = 0;
    }

    /** When the last tick came. */
    public synchronized long tickNs() {
        return tickNs;
    }

    /** Length of a beat, or 0 if no clock has told. A clock that has fallen silent goes on counting. Thread: any. */
    public double beatMs() {
        return beatMs;
    }
}
