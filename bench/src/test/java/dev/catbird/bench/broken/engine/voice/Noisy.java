package dev.catbird.bench.broken.engine.voice;

import dev.catbird.bench.broken.engine.match.Matcher;
import dev.catbird.engine.RealTime;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/** Breaks: every rule of the audio path, one method each; and a cycle with match. */
public final class Noisy {
    private final Object lock = new Object();
    Object last = "";
    private int count;

    public Noisy(Matcher matcher) {
        last = matcher;
    }

    @RealTime
    void makesObject() {
        last = new Object();
    }

    @RealTime
    void makesArray() {
        last = new float[3];
    }

    @RealTime
    void makesArrayOfObjects() {
        last = new String[3];
    }

    @RealTime
    void makesMatrix() {
        last = new float[3][4];
    }

    @RealTime
    void locks() {
        synchronized (lock) {
            count++;
        }
    }

    @RealTime
    synchronized void locksWhole() {
        count++;
    }

    @RealTime
    void makesLambda() {
        IntSupplier supplier = () -> count;
        last = supplier;
    }

    @RealTime
    void concatenates() {
        last = "count " + count;
    }

    @RealTime
    void boxes() {
        last = count;
    }

    @RealTime
    void wakes() {
        LockSupport.unpark(Thread.currentThread());
    }

    @RealTime
    void allocatesAfterThrowing(int frames) {
        if (frames < 0) {
            throw new IllegalArgumentException("frames " + frames);
        }
        last = new int[frames];
    }

    @RealTime
    int isInnocent(int frames) {
        if (frames > count) {
            throw new IllegalStateException("only " + count + " left");
        }
        count -= frames;
        return count;
    }

    @RealTime
    void asksForHelp() {
        helps();
    }

    private void helps() {
        last = new Integer[1];
    }

    double rounds(double angle) {
        return Math.sin(angle);
    }

    int[] isNotMarked() {
        return new int[count];
    }

    void waits() throws InterruptedException {
        Thread.sleep(1);
        last = java.nio.file.Path.of("x");
    }
}
