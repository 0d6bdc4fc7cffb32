package dev.catbird.video2sound;

import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.PictureReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads a film or a camera and takes the features of what it sees, ahead of its time, into a ring. Thread: one of its own; what it tells
 * of itself is for any.
 */
final class Watcher implements Runnable {
    private static final long NAP_NS = 3_000_000;

    /** Pictures that come later than this are too many: some are left out. */
    private static final double LATE_S = 0.25;

    private static final double USUAL_STEP_S = 0.04;

    /** How much later than the last a camera that was away goes on, so that nothing seems to have moved meanwhile. */
    private static final double AWAY_S = 1;

    private final String name;
    private final LiveSight.Film film;
    private final LiveSight.Ending ending;
    private final boolean keeps;
    private final long retryNs;
    private final SeenPictures pictures;
    private final AtomicLong lost = new AtomicLong();
    private final Queue<String> news = new ConcurrentLinkedQueue<>();
    private final VisualFeatures features = new VisualFeatures();
    private Picture spare = new Picture();
    private @Nullable PictureReader opened;
    private double roundS;
    private double lastS;
    private volatile double stepS;
    private volatile double endS = Double.POSITIVE_INFINITY;
    private volatile boolean blind;
    private volatile boolean closed;

    /** As {@link LiveSight#open} is asked for, into {@code pictures}; throws what {@code film} throws. */
    Watcher(
            String name,
            LiveSight.Film film,
            LiveSight.Ending ending,
            boolean keeps,
            long retryNs,
            SeenPictures pictures)
            throws IOException {
        this.name = name;
        this.film = film;
        this.ending = ending;
        this.keeps = keeps;
        this.retryNs = retryNs;
        this.pictures = pictures;
        PictureReader first = film.open();
        opened = first;
        stepS = stepS(first);
    }

    private static double stepS(PictureReader reader) {
        return reader.framesPerS() > 0 ? 1 / reader.framesPerS() : USUAL_STEP_S;
    }

    /** The usual time from picture to picture. Thread: any, as all until {@link #run}. */
    double stepS() {
        return stepS;
    }

    /** When a film that is seen once ends; infinity until that is known. */
    double endS() {
        return endS;
    }

    boolean isBlind() {
        return blind;
    }

    long lost() {
        return lost.get();
    }

    @Nullable
    String news() {
        return news.poll();
    }

    /** From now on nothing more is read. */
    void close() {
        closed = true;
    }

    /** Reads round after round. */
    @Override
    public void run() {
        try {
            while (!closed) {
                long before = pictures.count();
                boolean goesOn = round();
                if (closed || !goesOn) {
                    return;
                }
                if (pictures.count() == before && ending != LiveSight.Ending.NEVER) {
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
            if (ending != LiveSight.Ending.NEVER) {
                throw e;
            }
        }
        if (closed) {
            return false;
        }
        if (ending == LiveSight.Ending.NEVER) {
            return awaitCamera();
        }
        roundS = lastS + stepS;
        if (ending == LiveSight.Ending.OVER) {
            endS = roundS;
        }
        return ending == LiveSight.Ending.AGAIN;
    }

    private PictureReader reader() throws IOException {
        PictureReader first = opened;
        opened = null;
        return first == null ? film.open() : first;
    }

    private void read(PictureReader reader) throws IOException {
        while (!closed) {
            if (!pictures.hasRoom()) {
                if (ending == LiveSight.Ending.NEVER) {
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
        boolean atOnce = ending == LiveSight.Ending.NEVER;
        double appearsS = atOnce ? Double.NEGATIVE_INFINITY : Appearance.seenS(beforeS, timeS);
        spare = pictures.put(features.values(), timeS, appearsS, atOnce ? appearsS : timeS, spare, keeps);
        blind = false;
    }

    private void catchUp(PictureReader reader) throws IOException {
        double lateS = pictures.lookedS() - lastS;
        if (ending == LiveSight.Ending.NEVER || lateS < LATE_S) {
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
}
