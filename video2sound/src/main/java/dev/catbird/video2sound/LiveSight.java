package dev.catbird.video2sound;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.PictureReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sees a film or a camera while it is played to: a thread of its own reads pictures and takes their features, some of them ahead of
 * their time; whoever looks waits for nothing. Thread: matcher looks; render shows; main makes, asks and closes it.
 *
 * <p>A film's pictures appear by its own times, counted by the sound's clock, as {@link Appearance} says; a camera's as soon as they are there. A film that cannot
 * be read as fast as it runs loses pictures. A camera that goes away is opened again and again.
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

    private static final long NAP_NS = 3_000_000;
    private static final long RETRY_NS = 1_000_000_000L;
    private static final long PATIENCE_MS = 2000;

    /** Pictures that come later than this are too many: some are left out. */
    private static final double LATE_S = 0.25;

    private static final double USUAL_STEP_S = 0.04;

    /** How much later than the last a camera that was away goes on, so that nothing seems to have moved meanwhile. */
    private static final double AWAY_S = 1;

    private final String name;
    private final Film film;
    private final Ending ending;
    private final boolean keeps;
    private final long retryNs;
    private final SeenPictures pictures = new SeenPictures();
    private final AtomicLong lost = new AtomicLong();
    private final Queue<String> news = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::watch, "catbird-eye");
    private final VisualFeatures features = new VisualFeatures();
    private Picture spare = new Picture();
    private @Nullable PictureReader opened;
    private double roundS;
    private double lastS;
    private volatile double stepS;
    /** The time of the last look, and of what was heard then. */
    private volatile double nowS;

    private volatile double heardS;

    private volatile double endS = Double.POSITIVE_INFINITY;
    private volatile boolean blind;
    private volatile boolean closed;

    private LiveSight(String name, Film film, Ending ending, boolean keeps, long retryNs, PictureReader opened) {
        this.name = name;
        this.film = film;
        this.ending = ending;
        this.keeps = keeps;
        this.retryNs = retryNs;
        this.opened = opened;
        stepS = stepS(opened);
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
        LiveSight sight = new LiveSight(name, film, ending, keeps, retryNs, film.open());
        sight.thread.start();
        return sight;
    }

    private static double stepS(PictureReader reader) {
        return reader.framesPerS() > 0 ? 1 / reader.framesPerS() : USUAL_STEP_S;
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
        nowS = timeS;
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
        return stepS;
    }

    /** Waits until there is something to see, or there never will be. Thread: main, before the first look. */
    public void awaitFirst() throws InterruptedException {
        while (pictures.count() == 0 && thread.isAlive()) {
            TimeUnit.MILLISECONDS.timedJoin(thread, 2);
        }
    }

    /** Whether all pictures that appear until then are there; of a camera none is waited for. Thread: any. */
    boolean reaches(double timeS) {
        return ending == Ending.NEVER || !thread.isAlive() || timeS >= endS || pictures.reach(timeS);
    }

    /** Whether the film was to be seen once, and has been. Thread: any. */
    public boolean isOver() {
        return heardS >= endS;
    }

    /** Whether there is no picture coming, as a camera is away or a film cannot be read any more. Thread: any. */
    public boolean isBlind() {
        return blind;
    }

    /** Pictures left out, as they could not be read in time. Thread: any. */
    public long lost() {
        return lost.get();
    }

    /** The next line to say, or null. Thread: main. */
    public @Nullable String news() {
        return news.poll();
    }

    /** Reads round after round. */
    private void watch() {
        try {
            while (!closed) {
                long before = pictures.count();
                boolean goesOn = round();
                if (closed || !goesOn) {
                    return;
                }
                if (pictures.count() == before && ending != Ending.NEVER) {
                    news.add(name + ": none of its pictures can be read any more; what was seen last stays");
                    blind = true;
                    return;
                }
            }
        } catch (IOException | RuntimeException e) {
            if (!closed) {
                news.add(e.getMessage() + "; what was seen last stays");
                blind = true;
            }
        }
    }

    /** From the first picture to the last; false if no more follow. */
    private boolean round() throws IOException {
        try (PictureReader reader = reader()) {
            stepS = stepS(reader);
            read(reader);
            List<String> warnings = closed ? List.of() : reader.warnings();
            if (roundS == 0) {
                news.addAll(warnings);
            }
        } catch (InterruptedIOException e) {
            return false;
        } catch (IOException e) {
            if (ending != Ending.NEVER) {
                throw e;
            }
        }
        if (closed) {
            return false;
        }
        if (ending == Ending.NEVER) {
            return awaitCamera();
        }
        roundS = lastS + stepS;
        if (ending == Ending.OVER) {
            endS = roundS;
        }
        return ending == Ending.AGAIN;
    }

    private PictureReader reader() throws IOException {
        PictureReader first = opened;
        opened = null;
        return first == null ? film.open() : first;
    }

    private void read(PictureReader reader) throws IOException {
        while (!closed) {
            if (!pictures.hasRoom()) {
                if (ending == Ending.NEVER) {
                    // A camera does not wait: what nobody looks at is gone.
                    lost.addAndGet(pictures.areLookedAt() ? 1 : 0);
                    if (!reader.skip()) {
                        return;
                    }
                } else {
                    LockSupport.parkNanos(NAP_NS);
                }
            } else if (!reader.read(spare)) {
                return;
            } else {
                see();
                catchUp(reader);
            }
        }
    }

    private void see() {
        double beforeS = lastS;
        double timeS = Math.max(lastS, roundS + spare.timeS());
        spare.timeS(timeS);
        lastS = timeS;
        features.see(spare);
        boolean atOnce = ending == Ending.NEVER;
        double appearsS = atOnce ? Double.NEGATIVE_INFINITY : Appearance.seenS(beforeS, timeS);
        spare = pictures.put(features.values(), timeS, appearsS, atOnce ? appearsS : timeS, spare, keeps);
        blind = false;
    }

    private void catchUp(PictureReader reader) throws IOException {
        double lateS = nowS - lastS;
        if (ending == Ending.NEVER || lateS < LATE_S) {
            return;
        }
        // The next is to be there already, not still to come.
        for (int left = (int) (lateS / stepS) - 1; left > 0 && !closed && reader.skip(); left--) {
            lost.incrementAndGet();
        }
    }

    /** A camera has gone away: asks for it every second until it is there again. */
    private boolean awaitCamera() {
        news.add(name + ": its pictures have ended; what was seen last stays until it is back");
        blind = true;
        while (!closed) {
            LockSupport.parkNanos(retryNs);
            if (closed) {
                return false;
            }
            try {
                opened = film.open();
                roundS = lastS + AWAY_S;
                news.add(name + ": is back");
                return true;
            } catch (IOException | RuntimeException e) {
                // It is not back yet.
                blind = true;
            }
        }
        return false;
    }

    /** Ends the reading; waits for it two seconds at most, as drivers hang. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        thread.interrupt();
        try {
            TimeUnit.MILLISECONDS.timedJoin(thread, PATIENCE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
