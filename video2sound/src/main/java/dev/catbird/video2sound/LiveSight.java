package dev.catbird.video2sound;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.PictureReader;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sees a film or a camera while it is played to: a {@link Watcher} reads pictures and takes their features, some of them ahead of
 * their time; whoever looks waits for nothing. Thread: matcher looks; render shows; main makes, asks and closes it.
 *
 * <p>A film's pictures appear by its own times, counted by the sound's clock, as {@link Appearance} says; a camera's as soon as they are
 * there. A film that cannot be read as fast as it runs loses pictures. A camera that goes away is opened again and again.
 */
public final class LiveSight implements Sight, Closeable {
    /** What is watched: opened anew for every round. */
    public interface Film {
        PictureReader open() throws IOException;
    }

    /** What comes after the last picture. */
    public enum Ending {
        /** The first. */
        AGAIN,
        /** Nothing. */
        OVER,
        /** There is none: it is a camera. */
        NEVER
    }

    private static final long RETRY_NS = 1_000_000_000L;
    private static final long PATIENCE_MS = 2000;

    private final Ending ending;
    private final SeenPictures pictures = new SeenPictures();
    private final Watcher watcher;
    private final Thread thread;
    /** The time of what was heard at the last look. */
    private volatile double heardS;

    private LiveSight(String name, Film film, Ending ending, boolean keeps, long retryNs) throws IOException {
        this.ending = ending;
        watcher = new Watcher(name, film, ending, keeps, retryNs, pictures);
        thread = new Thread(watcher, "catbird-eye");
        thread.setDaemon(true);
    }

    /**
     * Opens what is watched, and begins to. {@code name} is what news call it; {@code keeps}: whether pictures are kept for {@link
     * #show} and for networks that look at them. Throws what {@code film} throws.
     */
    public static LiveSight open(String name, Film film, Ending ending, boolean keeps) throws IOException {
        return open(name, film, ending, keeps, RETRY_NS);
    }

    /** As the other, asking so often for a camera that is away. */
    static LiveSight open(String name, Film film, Ending ending, boolean keeps, long retryNs) throws IOException {
        LiveSight sight = new LiveSight(name, film, ending, keeps, retryNs);
        sight.thread.start();
        return sight;
    }

    @Override
    @RealTime
    public long look(double timeS) {
        return look(timeS, timeS, false);
    }

    /**
     * As the other, where what is made of it is heard later: {@code nowHeardS} is the time of what is heard now, no later. {@code
     * asShown}: no picture before its own time.
     */
    @RealTime
    long look(double timeS, double nowHeardS, boolean asShown) {
        heardS = nowHeardS;
        return pictures.look(timeS, nowHeardS, asShown);
    }

    @Override
    @RealTime
    public float[] features() {
        return pictures.features();
    }

    @Override
    @RealTime
    public double timeS() {
        return pictures.timeS();
    }

    /** Copies the picture that is looked at, if pictures are kept. Thread: matcher. */
    void copy(Picture into) {
        pictures.copy(into);
    }

    /**
     * Copies the picture that belongs to what is heard now if it is another than number {@code shown}, and returns its number, else
     * {@code shown}; 0 before the first. Thread: render.
     */
    public long show(long shown, Picture into) {
        return pictures.show(shown, into);
    }

    /** The usual time from picture to picture. Thread: any. */
    double stepS() {
        return watcher.stepS();
    }

    /** Waits until there is something to see, or there never will be. Thread: main, before the first look. */
    public void awaitFirst() throws InterruptedException {
        while (pictures.count() == 0 && thread.isAlive()) {
            TimeUnit.MILLISECONDS.timedJoin(thread, 2);
        }
    }

    /** Whether all pictures that appear until then are there; of a camera none is waited for. Thread: any. */
    boolean reaches(double timeS) {
        return ending == Ending.NEVER || !thread.isAlive() || timeS >= watcher.endS() || pictures.reach(timeS);
    }

    /** Whether the film was to be seen once, and has been. Thread: any. */
    public boolean isOver() {
        return heardS >= watcher.endS();
    }

    /** Whether there is no picture coming, as a camera is away or a film cannot be read any more. Thread: any. */
    public boolean isBlind() {
        return watcher.isBlind();
    }

    /** Pictures left out, as they could not be read in time. Thread: any. */
    public long lost() {
        return watcher.lost();
    }

    /** The next line to say, or null. Thread: main. */
    public @Nullable String news() {
        return watcher.news();
    }

    /** Ends the reading; waits for it two seconds at most, as drivers hang. */
    @Override
    public void close() {
        watcher.close();
        LockSupport.unpark(thread);
        thread.interrupt();
        try {
            TimeUnit.MILLISECONDS.timedJoin(thread, PATIENCE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
