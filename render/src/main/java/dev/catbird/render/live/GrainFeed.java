package dev.catbird.render.live;

import dev.catbird.engine.HopListener;
import dev.catbird.engine.RealTime;
import dev.catbird.engine.corpus.PictureStore;
import dev.catbird.engine.match.Combination;
import dev.catbird.engine.voice.GrainPlayer;
import dev.catbird.render.view.Moments;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Grains on their way from the sound to the picture: one thread, the audio's, writes; one, the render's, takes them when their time has come.
 * Nobody waits; if pictures stand still for a second or more, grains are left out and counted.
 */
public final class GrainFeed implements HopListener {
    /** A second of the largest combinations at the shortest hop. */
    private static final int ROOM = 8192;

    private final LongSupplier clockNs;
    final SoundClock clock;
    private final long[] outFrames = new long[ROOM];
    private final long[] corpusFrames = new long[ROOM];
    private final float[] loudness = new float[ROOM];
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();

    /** Of the last moment: the weighted time of its grains. */
    private double meanSoundNs;

    /** {@code clockNs}: the system's clock, as {@link System#nanoTime}. */
    public GrainFeed(int rateHz, LongSupplier clockNs) {
        this.clockNs = clockNs;
        clock = new SoundClock(rateHz);
    }

    @Override
    @RealTime
    public void hop(long outFrame, Combination combination, GrainPlayer grains, int grainFrames) {
        clock.at(outFrame, clockNs.getAsLong());
        int middle = grainFrames / 2;
        for (int i = 0; i < combination.count(); i++) {
            add(outFrame + middle, grains.corpusFrame(i) + middle, grains.loudness(i));
        }
    }

    @RealTime
    void add(long outFrame, long corpusFrame, float loud) {
        long at = written.getPlain();
        if (at - taken.getAcquire() >= ROOM) {
            lost.setRelease(lost.getPlain() + 1);
            return;
        }
        int slot = (int) (at % ROOM);
        outFrames[slot] = outFrame;
        corpusFrames[slot] = corpusFrame;
        loudness[slot] = loud;
        written.setRelease(at + 1);
    }

    /**
     * Hands the grains whose middle is computed until {@code untilNs} to a moment and returns how many. Thread: render.
     */
    public int take(long untilNs, PictureStore store, Moments into) {
        long end = written.getAcquire();
        long at = taken.getPlain();
        int count = 0;
        double weight = 0;
        double sum = 0;
        long firstNs = 0;
        while (at < end) {
            int slot = (int) (at % ROOM);
            long soundNs = clock.timeNs(outFrames[slot]);
            if (soundNs > untilNs) {
                break;
            }
            firstNs = count == 0 ? soundNs : firstNs;
            into.add(store.pictureAt(corpusFrames[slot]), loudness[slot]);
            sum += loudness[slot] * (double) (soundNs - firstNs);
            weight += loudness[slot];
            count++;
            at++;
        }
        taken.setRelease(at);
        meanSoundNs = weight > 0 ? firstNs + sum / weight : 0;
        return count;
    }

    /** Grains that have come so far. Thread: any. */
    long written() {
        return written.getAcquire();
    }

    /** Where the grain of that number is in the corpus, if it is one of the last; anything else if not. Thread: any. */
    long corpusFrame(long number) {
        return corpusFrames[(int) (number % ROOM)];
    }

    /** When the grains of the last moment sound in the mean, by loudness; 0 if it had none. Thread: render. */
    public double meanSoundNs() {
        return meanSoundNs;
    }

    /** Grains left out because nobody took them. */
    public long lost() {
        return lost.getAcquire();
    }
}
