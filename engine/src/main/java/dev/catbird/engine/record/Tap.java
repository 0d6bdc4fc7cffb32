package dev.catbird.engine.record;

import dev.catbird.engine.HopListener;
import dev.catbird.engine.RealTime;
import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.match.Combination;
import dev.catbird.engine.param.Controls;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.voice.GrainPlayer;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The audio side of a recording: has blocks played, and copies what is heard, played and told. A block is recorded as a
 * whole or not at all; the first that finds no room is the end. Thread: audio.
 */
final class Tap implements HopListener {
    static final int SOUND = 1;
    static final int HOP = 2;
    static final int CONTROL = 3;
    static final int PANIC = 4;

    /** Numbers before the activations of a hop, and per activation. */
    private static final int HOP_NUMBERS = 6;

    private static final int ACTIVATION_NUMBERS = 6;
    private static final int CONTROL_NUMBERS = 5;
    private static final int SIDES = 4;

    private final RecordRing ring;
    private final AtomicReference<@Nullable Ending> ending;
    private boolean full;

    Tap(RecordRing ring, AtomicReference<@Nullable Ending> ending) {
        this.ring = ring;
        this.ending = ending;
    }

    /** Has a block played, and records it. */
    @RealTime
    void play(BlockProcessor played, float[][] in, float[][] out, int frames) {
        if (ending.get() != null) {
            played.process(in, out, frames);
            return;
        }
        boolean whole = false;
        try {
            played.process(in, out, frames);
            whole = true;
        } finally {
            if (!whole) {
                end(Ending.FAILED);
            }
        }
        if (full || !ring.hasRoom(2 + SIDES * frames)) {
            end(Ending.TOO_SLOW);
            return;
        }
        ring.put(SOUND);
        ring.put(frames);
        ring.put(in[0], frames);
        ring.put(in[1], frames);
        ring.put(out[0], frames);
        ring.put(out[1], frames);
        ring.publish();
    }

    private void end(Ending how) {
        ring.takeBack();
        ending.compareAndSet(null, how);
    }

    /** Whether a record of so many numbers can be put. */
    private boolean isOpen(int numbers) {
        if (full || ending.get() != null) {
            return false;
        }
        full = !ring.hasRoom(numbers);
        return !full;
    }

    @Override
    @RealTime
    public void hop(long outFrame, Combination combination, GrainPlayer grains, int grainFrames) {
        int count = combination.count();
        if (count == 0 || !isOpen(HOP_NUMBERS + count * ACTIVATION_NUMBERS)) {
            return;
        }
        ring.put(HOP);
        ring.put(outFrame);
        ring.put(grainFrames);
        ring.put((int) (grains.corpusFrame(0) - combination.position(0)));
        ring.put(count);
        for (int i = 0; i < count; i++) {
            ring.put(combination.unit(i));
            ring.put(combination.gain(i));
            ring.put(combination.amplitude(i));
            ring.put(combination.position(i));
            ring.put(combination.continues(i) ? 1 : 0);
        }
    }

    @Override
    @RealTime
    public void control(long outFrame, Parameter parameter, float value) {
        if (isOpen(CONTROL_NUMBERS)) {
            ring.put(CONTROL);
            ring.put(outFrame);
            ring.put(Controls.bit(parameter));
            ring.put(value);
        }
    }

    @Override
    @RealTime
    public void panic(long outFrame) {
        if (isOpen(CONTROL_NUMBERS)) {
            ring.put(PANIC);
            ring.put(outFrame);
        }
    }
}
