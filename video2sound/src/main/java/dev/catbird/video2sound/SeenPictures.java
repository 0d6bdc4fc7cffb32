package dev.catbird.video2sound;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.media.Picture;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A ring of pictures that were seen, some of them ahead of their time, with their features; made beforehand, so that looking is a
 * comparison of times. Thread: one puts, one looks, and another shows.
 *
 * <p>Who looks may be ahead of what is heard: a picture is shown when what was made of it is heard, and stays until then.
 */
final class SeenPictures {
    /** Half a second of them at sixty a second. */
    private static final int ROOM = 32;

    private static final class Slot {
        final float[] features = new float[VisualFeatures.COUNT];
        /** When it can be looked at, and when it belongs on a screen. */
        double appearsS;

        double shownS;
        double timeS;
        /** The next two are guarded by this slot. */
        long number;

        Picture picture = new Picture(1, 1);
    }

    private final Slot[] slots = new Slot[ROOM];
    /** Pictures there, counted from 1; written by who puts. */
    private final AtomicLong there = new AtomicLong();
    /** The picture that is looked at, and the one that is to be shown; written by who looks. */
    private final AtomicLong looked = new AtomicLong();

    private final AtomicLong shown = new AtomicLong();
    private volatile double lookedS;

    SeenPictures() {
        for (int i = 0; i < ROOM; i++) {
            slots[i] = new Slot();
        }
    }

    private Slot slot(long number) {
        return slots[(int) (number % ROOM)];
    }

    /** Whether there is room for one more. Thread: who puts, as all until {@link #count}. */
    boolean hasRoom() {
        return there.getPlain() + 1 < shown.getAcquire() + ROOM;
    }

    /** Whether anything has been looked at. */
    boolean areLookedAt() {
        return looked.getAcquire() > 0;
    }

    /**
     * Puts what is seen into the ring if {@link #hasRoom}: it can be looked at from {@code appearsS} on, and is to be shown from {@code
     * shownS} on, but not before it is looked at. Keeps {@code picture} if {@code keeps}, and returns one to use in its place.
     */
    Picture put(float[] features, double timeS, double appearsS, double shownS, Picture picture, boolean keeps) {
        long number = there.getPlain() + 1;
        Slot slot = slot(number);
        System.arraycopy(features, 0, slot.features, 0, VisualFeatures.COUNT);
        slot.timeS = timeS;
        slot.appearsS = appearsS;
        slot.shownS = shownS;
        Picture spare = picture;
        synchronized (slot) {
            slot.number = number;
            if (keeps) {
                spare = slot.picture;
                slot.picture = picture;
            }
        }
        there.setRelease(number);
        return spare;
    }

    /** The time of the last look. Thread: any. */
    double lookedS() {
        return lookedS;
    }

    /** How many have been put. Thread: any. */
    long count() {
        return there.getAcquire();
    }

    /** Whether one is there that appears later. Thread: any. */
    boolean reach(double timeS) {
        long end = there.getAcquire();
        return end > 0 && slot(end).appearsS > timeS;
    }

    /**
     * As {@link Sight#look}, or, {@code asShown}, no picture before it is to be shown; {@code heardS} is the time of what is heard now,
     * no later.
     */
    @RealTime
    long look(double timeS, double heardS, boolean asShown) {
        lookedS = timeS;
        long end = there.getAcquire();
        long at = looked.getPlain();
        while (at < end && (asShown ? slot(at + 1).shownS : slot(at + 1).appearsS) <= timeS) {
            at++;
            slot(at).shownS = Math.max(slot(at).shownS, timeS);
        }
        looked.setRelease(at);
        long heard = shown.getPlain();
        while (heard < at && slot(heard + 1).shownS <= heardS) {
            heard++;
        }
        shown.setRelease(heard);
        return at;
    }

    @RealTime
    float[] features() {
        return slot(looked.getPlain()).features;
    }

    @RealTime
    double timeS() {
        return slot(looked.getPlain()).timeS;
    }

    /** Copies the picture that is looked at. Thread: who looks. */
    void copy(Picture into) {
        copy(looked.getPlain(), into);
    }

    /**
     * Copies the picture that belongs to what is heard now if it is another than number {@code before}, and returns its number, else
     * {@code before}; 0 before the first. Thread: who shows.
     */
    long show(long before, Picture into) {
        long at = shown.getAcquire();
        // If it is overtaken, the next call finds a newer one.
        return at == before || at == 0 || !copy(at, into) ? before : at;
    }

    private boolean copy(long number, Picture into) {
        Slot slot = slot(number);
        synchronized (slot) {
            if (slot.number != number) {
                return false;
            }
            Picture picture = slot.picture;
            into.resize(picture.width(), picture.height());
            System.arraycopy(picture.argb(), 0, into.argb(), 0, picture.width() * picture.height());
            into.timeS(picture.timeS());
        }
        return true;
    }
}
