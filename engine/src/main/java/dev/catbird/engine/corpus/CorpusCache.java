package dev.catbird.engine.corpus;

import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.media.MediaInfo;
import dev.catbird.engine.media.MediaLibrary;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Corpora of the videos that are given to a command directly, kept for the next time in one folder of the user's, never
 * beside the video. A video that has changed is analysed again; the corpora unused for longest make room. Thread: worker.
 */
public final class CorpusCache {
    private static final double DEFAULT_GIB = 20;
    private static final String FOLDER = "CATBIRD_CACHE";
    private static final String GIB = "CATBIRD_CACHE_GIB";
    private static final String ENDING = ".catbird";
    private static final int SHOWN_NAME_LENGTH = 40;

    private final Path folder;
    private final long maxBytes;

    /** A cache in a folder, which is made when it is needed, of so many bytes at most. */
    public CorpusCache(Path folder, long maxBytes) {
        this.folder = folder;
        this.maxBytes = maxBytes;
    }

    /** The user's own cache. Throws {@link CorpusException} if {@code CATBIRD_CACHE_GIB} is not a number. */
    public static CorpusCache ofUser() throws CorpusException {
        return of(System.getenv(), System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")));
    }

    static CorpusCache of(Map<String, String> environment, String system, Path home) throws CorpusException {
        Path folder = folder(environment, system.toLowerCase(Locale.ROOT), home);
        String text = environment.getOrDefault(GIB, "");
        double gib = DEFAULT_GIB;
        if (!text.isBlank()) {
            try {
                gib = Double.parseDouble(text.trim());
            } catch (NumberFormatException e) {
                gib = Double.NaN;
            }
        }
        if (!(gib >= 0)) {
            throw new CorpusException(folder, GIB + " is \"" + text + "\"; give a number of GiB, such as 20");
        }
        return new CorpusCache(folder, (long) Math.min(Long.MAX_VALUE, gib * (1L << 30)));
    }

    private static Path folder(Map<String, String> environment, String system, Path home) {
        String chosen = environment.getOrDefault(FOLDER, "");
        if (!chosen.isBlank()) {
            return Path.of(chosen);
        }
        if (system.contains("mac")) {
            return home.resolve("Library/Caches/catbird");
        }
        if (system.contains("windows")) {
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            return (local.isBlank() ? home.resolve("AppData/Local") : Path.of(local)).resolve("catbird");
        }
        Path shared = Path.of(environment.getOrDefault("XDG_CACHE_HOME", ""));
        return (shared.isAbsolute() ? shared : home.resolve(".cache")).resolve("catbird");
    }

    /** Where it is; the folder may not exist yet. */
    public Path folder() {
        return folder;
    }

    long maxBytes() {
        return maxBytes;
    }

    /**
     * An open corpus; it counts as in use until it is closed.
     *
     * @param corpus the corpus
     * @param warnings what was wrong on the way, one line each, for people
     */
    public record Opened(MappedCorpus corpus, List<String> warnings) {}

    /**
     * Opens a stored corpus as it is, or the corpus of a video or sound file, which is analysed first if need be. Throws
     * {@link MediaException} if the file cannot be used, {@link CorpusException} if the corpus cannot be opened or
     * stored, {@link CancellationException} when cancelled.
     */
    public Opened open(
            Path videoOrCorpus,
            BuildSettings settings,
            MediaLibrary library,
            ProgressListener progress,
            BooleanSupplier cancelled)
            throws IOException {
        boolean namedCorpus =
                !Files.exists(videoOrCorpus) && videoOrCorpus.toString().endsWith(ENDING);
        if (Files.isDirectory(videoOrCorpus) || namedCorpus) {
            return new Opened(MappedCorpus.open(videoOrCorpus), List.of());
        }
        MediaInfo info = library.probe(videoOrCorpus);
        CorpusBuilder builder = new CorpusBuilder(library, settings, progress, cancelled);
        String name = name(videoOrCorpus, settings.analysis() + "\n" + Manifest.PictureBox.of(settings));
        Path room = folder.toAbsolutePath();
        Path place = room.resolve(name);
        CacheLease lease;
        try {
            Files.createDirectories(room);
            lease = CacheLease.take(place);
        } catch (FileSystemException e) {
            return openInTemporaryFolder(builder, videoOrCorpus, name, e);
        }
        try {
            CacheSpace space = new CacheSpace(room);
            long needed = Files.exists(place) ? 0 : BuildEstimate.bytes(info, settings);
            space.shrinkTo(Math.max(0, maxBytes - needed));
            List<String> warnings = builder.build(List.of(videoOrCorpus), place);
            MappedCorpus corpus = MappedCorpus.open(place, lease);
            CacheSpace.touch(place);
            space.shrinkTo(maxBytes);
            return new Opened(corpus, warnings);
        } catch (IOException | RuntimeException e) {
            lease.close();
            throw e;
        }
    }

    /**
     * Opens the twin of a stored corpus at another sample rate, which is made first if need be: the stored sound, resampled. Throws
     * as {@link #open} does, and {@link MediaException} if the library cannot resample.
     */
    public MappedCorpus openAtRate(
            Path corpus,
            int rateHz,
            boolean pictures,
            MediaLibrary library,
            ProgressListener progress,
            BooleanSupplier cancelled)
            throws IOException {
        TwinBuilder builder = new TwinBuilder(library, progress, cancelled);
        Path room = folder.toAbsolutePath();
        Path place = room.resolve(name(corpus, rateHz + " Hz"));
        try {
            Files.createDirectories(room);
        } catch (FileSystemException e) {
            throw new CorpusException(
                    corpus,
                    "has to be resampled to " + rateHz + " Hz for the sound device, and the cache " + folder
                            + " cannot be written (" + reason(e) + "); set " + FOLDER + " to a folder that can",
                    e);
        }
        CacheLease lease = CacheLease.take(place);
        try {
            CacheSpace space = new CacheSpace(room);
            builder.build(corpus, place, rateHz, pictures);
            MappedCorpus twin = MappedCorpus.open(place, lease);
            CacheSpace.touch(place);
            space.shrinkTo(maxBytes);
            return twin;
        } catch (IOException | RuntimeException e) {
            lease.close();
            throw e;
        }
    }

    private Opened openInTemporaryFolder(CorpusBuilder builder, Path video, String name, FileSystemException cause)
            throws IOException {
        Path temporary = Files.createTempDirectory("catbird-");
        Thread atExit = new Thread(() -> deleteQuietly(temporary), "catbird-clear-up");
        Runtime.getRuntime().addShutdownHook(atExit);
        Closeable clearUp = () -> {
            BuildFolder.delete(temporary);
            Runtime.getRuntime().removeShutdownHook(atExit);
        };
        try {
            List<String> warnings = new ArrayList<>();
            warnings.add(folder + ": the cache cannot be written there ("
                    + reason(cause) + "), so the next run starts over; set " + FOLDER
                    + " to a folder that can");
            warnings.addAll(builder.build(List.of(video), temporary.resolve(name)));
            return new Opened(MappedCorpus.open(temporary.resolve(name), clearUp), List.copyOf(warnings));
        } catch (IOException | RuntimeException e) {
            clearUp.close();
            throw e;
        }
    }

    private static String reason(FileSystemException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return e.getReason() == null ? "no folder can be made there" : e.getReason();
    }

    private static void deleteQuietly(Path root) {
        try {
            BuildFolder.delete(root);
        } catch (IOException e) {
            // The program is ending, and the system clears its temporary folder.
        }
    }

    /** A readable beginning, and a key of the file's real path and of everything that shapes the corpus. */
    private static String name(Path video, String shape) throws IOException {
        Path real = video.toRealPath();
        String key = real + "\n" + shape;
        byte[] hash;
        try {
            hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        String shown = String.valueOf(real.getFileName()).replaceAll("[^A-Za-z0-9._-]", "_");
        return shown.substring(0, Math.min(shown.length(), SHOWN_NAME_LENGTH)) + "-"
                + HexFormat.of().formatHex(hash, 0, 8) + ENDING;
    }
}
