package dev.catbird.render.gl;

import dev.catbird.engine.corpus.PictureStore;
import dev.catbird.engine.media.Picture;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.render.live.BesideStore;
import dev.catbird.render.live.GrainFeed;
import dev.catbird.render.live.PicturesAhead;
import dev.catbird.render.view.DrawList;
import dev.catbird.render.view.Moments;
import dev.catbird.render.view.Stage;
import java.io.Closeable;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The window that shows what sounds: {@link #frame} again and again, for ever, each time a picture. Thread: render, which owns it from
 * {@link #open} to {@link #close}.
 *
 * <p>Each grain belongs to the picture nearest in time to when it is heard; that is {@code soundDelayNs} after it was computed, and {@code
 * picture-delay} moves it. Sound is never waited for, and never waits.
 */
public final class OutputWindow implements Closeable {
    private static final long SECOND_NS = 1_000_000_000L;
    /** How many pictures a mean looks back. */
    private static final double INERTIA = 60;

    private final PictureStore store;
    private final Parameters parameters;
    private final GrainFeed feed;
    private final long soundDelayNs;
    private final WindowKeys keys;
    private final String title;
    private final PinKnobs pin;
    private final Screenshots screenshots;
    private final WindowMemory memory;
    private final PicturesAhead ahead;
    private final Screen screen;
    private final CardCanvas canvas;
    private final Stage stage;
    private final Moments moments = new Moments();
    private final DrawList draws = new DrawList();
    private final @Nullable BesideStore beside;
    private final DrawList besides = new DrawList();
    private final Picture shot = new Picture();
    private final long beganNs = System.nanoTime();
    private long lastNs = beganNs;
    private long periodNs;
    private boolean asks;
    private double soundNs;
    private double skewMs;
    private double meanNs;
    /** As the last two, for other threads. */
    private volatile double shownSkewMs;

    private volatile double shownMeanNs;
    private volatile long shownSoftened;

    private OutputWindow(
            Desktop desktop,
            WindowOrder order,
            PictureStore store,
            Parameters parameters,
            GrainFeed feed,
            long soundDelayNs,
            PresetKeys presets,
            Consumer<String> say)
            throws WindowException {
        this.store = store;
        this.parameters = parameters;
        this.feed = feed;
        this.soundDelayNs = soundDelayNs;
        keys = new WindowKeys(parameters, presets, say);
        title = order.title();
        stage = new Stage(parameters, store.framesPerS(), store.count());
        screenshots = new Screenshots(order.screenshots(), say);
        memory = new WindowMemory(order.memory());
        screen = new Screen(desktop, order, memory.display(), this::press);
        pin = new PinKnobs(parameters, new PinMemory(order.memory()), screen.home(), say);
        try {
            periodNs = SECOND_NS / screen.refreshHz();
            meanNs = periodNs;
            shownMeanNs = periodNs;
            beside = order.beside() == null ? null : new BesideStore(store, order.beside());
            canvas = new CardCanvas(
                    beside == null ? store : beside, Math.max(1, screen.width()), Math.max(1, screen.height()));
        } catch (WindowException | RuntimeException | Error e) {
            screen.close();
            throw e;
        }
        ahead = PicturesAhead.of(feed, store);
    }

    /**
     * Opens it. {@code soundDelayNs}: from when a grain is computed to when it is heard; {@code presets} act on keys,
     * {@code say} gets lines for people. Throws {@link
     * WindowException} if there is no display, or none that can.
     */
    public static OutputWindow open(
            Desktop desktop,
            WindowOrder order,
            PictureStore store,
            Parameters parameters,
            GrainFeed feed,
            long soundDelayNs,
            PresetKeys presets,
            Consumer<String> say)
            throws WindowException {
        return new OutputWindow(desktop, order, store, parameters, feed, soundDelayNs, presets, say);
    }

    /** Sets the corners as they were on its display the last time. */
    public void recallPin() {
        pin.recall();
    }

    /** Shows the next picture: waits for the display's turn. False when the window is to be closed; {@link Desktop#poll} hears of that. */
    public boolean frame() throws WindowException {
        boolean stays = screen.tend();
        pin.on(screen.home());
        int width = screen.width();
        int height = screen.height();
        if (width > 0 && height > 0) {
            canvas.resize(width, height);
            draw(width, height);
            screen.swap();
            if (screen.lost()) {
                throw new WindowException("the graphics driver has been reset");
            }
        }
        await();
        return stays && !keys.quits();
    }

    private void draw(int width, int height) {
        long nowNs = System.nanoTime();
        double timeMs = (nowNs - beganNs) * 1e-6;
        double shownSoundNs = soundNs;
        // What is composed now is on screen after two turns of the display, or of a slow card.
        long turnNs = Math.max(periodNs, (long) meanNs);
        long shownNs = nowNs + 2 * turnNs;
        long delayNs = soundDelayNs + (long) (parameters.get(Parameter.PICTURE_DELAY) * 1e6);
        feed.take(shownNs - delayNs + turnNs / 2, store, moments);
        soundNs = feed.meanSoundNs() == 0 ? 0 : feed.meanSoundNs() + soundDelayNs;
        moments.end((nowNs - lastNs) * 1e-9);
        stage.draw(moments.shares(), moments.light(), timeMs, draws);
        if (parameters.on(Parameter.BLACKOUT)) {
            canvas.black(timeMs);
        } else {
            canvas.paint(
                    draws, besides(), timeMs, parameters.get(Parameter.FEEDBACK), parameters.on(Parameter.FLASH_LIMIT));
        }
        canvas.present(width, height, pin.now());
        if (keys.takeShot()) {
            canvas.read(shot);
            screenshots.take(shot);
        }
        if (shownSoundNs != 0) {
            skewMs += ((nowNs + turnNs - shownSoundNs) * 1e-6 - skewMs) / INERTIA;
        }
    }

    /** What is beside, whole; null if nothing ever is. */
    private @Nullable DrawList besides() {
        if (beside == null) {
            return null;
        }
        besides.clear();
        int picture = beside.take();
        if (picture >= 0) {
            besides.add(picture, DrawList.Framing.FIT, 0, 0, 1, 1, parameters.get(Parameter.OPACITY));
        }
        return besides;
    }

    /** Keeps to the display's pace where the driver does not wait for it. */
    private void await() {
        long passedNs = System.nanoTime() - lastNs;
        if (passedNs < periodNs / 2) {
            LockSupport.parkNanos(periodNs - passedNs);
        }
        long nowNs = System.nanoTime();
        meanNs += (nowNs - lastNs - meanNs) / INERTIA;
        lastNs = nowNs;
        shownSkewMs = skewMs;
        shownMeanNs = meanNs;
        shownSoftened = canvas.softened();
        if (keys.asks(nowNs) != asks) {
            asks = !asks;
            screen.title(asks ? title + " - press q once more to quit" : title);
        }
    }

    /** Does what a key is for, whichever window it was pressed in; {@code number} as {@link StageKeys} has it. */
    public void press(StageKey key, int number) {
        if (key == StageKey.FULL_SCREEN) {
            screen.toggleFullScreen();
            periodNs = SECOND_NS / screen.refreshHz();
        } else {
            keys.press(key, number);
        }
    }

    /** How the pictures come, for people. */
    public String state() {
        return String.format(Locale.ROOT, "pictures %.0f/s %+.0f ms softened %d", picturesPerS(), skewMs(), softened());
    }

    /** Pictures a second, lately. Thread: any. */
    public double picturesPerS() {
        return SECOND_NS / Math.max(1, shownMeanNs);
    }

    /** How far pictures are behind the sound they belong to, in the mean of a second, in milliseconds; negative: ahead. Thread: any. */
    public double skewMs() {
        return shownSkewMs;
    }

    /** Pictures so far that would have flashed. Thread: any. */
    public long softened() {
        return shownSoftened;
    }

    /** Grains so far whose picture was left out, as pictures stood still. Thread: any. */
    public long lost() {
        return feed.lost();
    }

    /** Whether it fills a display. */
    boolean fills() {
        return screen.fills();
    }

    /** Name of the display it belongs to. */
    String home() {
        return screen.home();
    }

    /** Its driver or its display has gone: what is remembered is, and nobody reads pictures ahead any more. In place of {@link #close}; thread: any. */
    public void abandon() {
        ahead.close();
        memory.remember(screen.home());
        pin.remember();
    }

    @Override
    public void close() {
        abandon();
        canvas.delete();
        screen.close();
    }
}
