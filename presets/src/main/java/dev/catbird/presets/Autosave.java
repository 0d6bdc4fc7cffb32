package dev.catbird.presets;

import dev.catbird.engine.Mode;
import dev.catbird.engine.media.PartFile;
import dev.catbird.engine.param.Parameters;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes down how the knobs of a session stand, so that they can be found again if it does not end well: at most once a second,
 * only when something has moved, whole or not at all. One session at a time keeps a file; a lock beside it, which the system lets go of
 * with a killed process, says so. Thread: control; it writes on its own, {@value #THREAD}.
 */
public final class Autosave implements AutoCloseable {
    static final String THREAD = "catbird-autosave";

    private static final long PAUSE_MS = 1000;

    private final Path file;
    private final FileChannel channel;

    @SuppressWarnings("UnusedVariable") // it is held as long as this is reachable
    private final FileLock lock;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, THREAD);
        thread.setDaemon(true);
        return thread;
    });

    private @Nullable Supplier<LastSession> session;
    private Consumer<String> say = line -> {};
    private @Nullable LastSession written;
    private @Nullable Future<?> saving;
    private boolean failed;

    private Autosave(Path file, FileChannel channel, FileLock lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    /** One that keeps that file; null if another session does. Missing folders are made. */
    public static @Nullable Autosave open(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        FileChannel channel = FileChannel.open(
                file.resolveSibling(file.getFileName() + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // By another of this process.
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock == null ? null : new Autosave(file, channel, lock);
    }

    /** Writes from now on. {@code say} hears, once, that it cannot be written. */
    public synchronized void begin(
            Parameters parameters, Mode mode, Supplier<String> calledLast, Consumer<String> say) {
        this.say = say;
        session = () -> LastSession.of(parameters, mode, calledLast.get(), false, Instant.now());
        saving = timer.scheduleWithFixedDelay(this::save, 0, PAUSE_MS, TimeUnit.MILLISECONDS);
    }

    /** Writes what has moved. */
    synchronized void save() {
        if (session != null) {
            write(session.get());
        }
    }

    private void write(LastSession now) {
        if (now.saysSameAs(written)) {
            return;
        }
        try {
            PartFile.write(file, now.text().getBytes(StandardCharsets.UTF_8));
            written = now;
            failed = false;
        } catch (IOException e) {
            if (!failed) {
                failed = true;
                say.accept("how the knobs stand is not saved: " + e.getMessage());
            }
        }
    }

    /** Says in the file that the session came to its end, if it has begun. */
    public synchronized void endWell() {
        if (session != null) {
            LastSession last = session.get();
            session = null;
            write(new LastSession(last.state(), last.calledLast(), true, last.at()));
        }
    }

    /** Lets go of the file. What is in it then is found by the next session. */
    @Override
    public synchronized void close() throws IOException {
        session = null;
        if (saving != null) {
            saving.cancel(false);
        }
        timer.shutdownNow();
        channel.close();
    }
}
