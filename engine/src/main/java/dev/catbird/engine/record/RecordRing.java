package dev.catbird.engine.record;

import dev.catbird.engine.RealTime;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers on their way from one thread to another, all those of a block at once or none of them. Neither side waits for the other.
 * Thread: audio puts, a worker takes.
 *
 * <p>Of our own because libraries (JCTools, Agrona) pass objects, or bytes through {@code Unsafe}; here are arrays of samples,
 * handed over in transactions that can be taken back.
 */
final class RecordRing {
    private final int[] slots;
    private final int mask;
    private final AtomicLong published = new AtomicLong();
    private final AtomicLong freed = new AtomicLong();

    /** The producer's own: where it writes, and how far it may by what it last saw. */
    private long writing;

    private long limit;

    /** The consumer's own. */
    private long reading;

    /** {@code slots}: a power of two. */
    RecordRing(int slots) {
        if (Integer.bitCount(slots) != 1) {
            throw new IllegalArgumentException(slots + " slots");
        }
        this.slots = new int[slots];
        mask = slots - 1;
        limit = slots;
    }

    /** Whether there is room for {@code count} more numbers. */
    @RealTime
    boolean hasRoom(int count) {
        if (writing + count > limit) {
            limit = freed.getAcquire() + slots.length;
        }
        return writing + count <= limit;
    }

    /** Puts a number; to be called with room only. */
    @RealTime
    void put(int number) {
        slots[(int) writing & mask] = number;
        writing++;
    }

    @RealTime
    void put(long number) {
        put((int) number);
        put((int) (number >>> Integer.SIZE));
    }

    @RealTime
    void put(float number) {
        put(Float.floatToRawIntBits(number));
    }

    /** Puts {@code count} numbers. */
    @RealTime
    void put(float[] numbers, int count) {
        for (int i = 0; i < count; i++) {
            slots[(int) (writing + i) & mask] = Float.floatToRawIntBits(numbers[i]);
        }
        writing += count;
    }

    /** Hands over what was put since the last time. */
    @RealTime
    void publish() {
        published.setRelease(writing);
    }

    /** Takes back what was put and not handed over. */
    @RealTime
    void takeBack() {
        writing = published.getPlain();
    }

    /** How many numbers there are to take. */
    int available() {
        return (int) (published.getAcquire() - reading);
    }

    int takeInt() {
        int number = slots[(int) reading & mask];
        reading++;
        return number;
    }

    long takeLong() {
        long low = takeInt() & 0xffffffffL;
        return low | (long) takeInt() << Integer.SIZE;
    }

    float takeFloat() {
        return Float.intBitsToFloat(takeInt());
    }

    /** The number that comes {@code ahead} after the next. */
    float peekFloat(int ahead) {
        return Float.intBitsToFloat(slots[(int) (reading + ahead) & mask]);
    }

    void skip(int count) {
        reading += count;
    }

    /** Gives the room of what was taken back to the producer. */
    void free() {
        freed.setRelease(reading);
    }
}
