package dev.catbird.engine.corpus;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Keeps a cache folder within its size: the corpora unused for longest go first, never one in use. Thread: worker. */
final class CacheSpace {
    private static final String ENDING = ".catbird";
    private static final String TRASH = ".trash-";

    private final Path folder;

    CacheSpace(Path folder) {
        this.folder = folder;
    }

    /** Notes that a corpus is used now. */
    static void touch(Path corpus) throws IOException {
        Files.setLastModifiedTime(corpus.resolve(ManifestFile.NAME), FileTime.from(Instant.now()));
    }

    /** One corpus, or the beginnings of one. */
    private record Entry(Path corpus, long bytes, FileTime lastUsed) {}

    /** Removes corpora until the rest takes no more than {@code maxBytes}, or nothing can go. */
    void shrinkTo(long maxBytes) throws IOException {
        List<Entry> entries = entries();
        long bytes = entries.stream().mapToLong(Entry::bytes).sum();
        entries.sort(Comparator.comparing(Entry::lastUsed));
        for (Entry entry : entries) {
            if (bytes <= maxBytes) {
                return;
            }
            if (remove(entry.corpus)) {
                bytes -= entry.bytes;
            }
        }
    }

    private List<Entry> entries() throws IOException {
        List<Path> corpora = new ArrayList<>();
        try (var all = Files.newDirectoryStream(folder)) {
            for (Path path : all) {
                String name = String.valueOf(path.getFileName());
                if (name.contains(TRASH)) {
                    tryDelete(path);
                    continue;
                }
                int end = name.indexOf(ENDING);
                Path corpus = folder.resolve(end < 0 ? name : name.substring(0, end + ENDING.length()));
                if (end > 0 && Files.isDirectory(path) && !corpora.contains(corpus)) {
                    corpora.add(corpus);
                }
            }
        }
        List<Entry> entries = new ArrayList<>();
        for (Path corpus : corpora) {
            Path part = BuildFolder.partOf(corpus);
            FileTime used = lastUsed(Files.exists(corpus) ? corpus : part);
            entries.add(new Entry(corpus, bytesOf(corpus) + bytesOf(part), used));
        }
        return entries;
    }

    private static FileTime lastUsed(Path corpus) {
        try {
            Path manifest = corpus.resolve(ManifestFile.NAME);
            return Files.getLastModifiedTime(Files.exists(manifest) ? manifest : corpus);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private static long bytesOf(Path root) throws IOException {
        AtomicLong bytes = new AtomicLong();
        if (Files.exists(root)) {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    bytes.addAndGet(attributes.size());
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, @Nullable IOException failure) {
                    // Gone since it was listed: another program makes room too.
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return bytes.get();
    }

    private boolean remove(Path corpus) throws IOException {
        try (BuildLock lock = BuildLock.tryTake(corpus)) {
            if (lock == null || CacheLease.isInUse(corpus)) {
                return false;
            }
            for (Path path : new Path[] {corpus, BuildFolder.partOf(corpus)}) {
                if (Files.exists(path)) {
                    // Out of its name in one step, so that no half of it is ever taken for a corpus.
                    Path trash = folder.resolve(corpus.getFileName() + TRASH + UUID.randomUUID());
                    Files.move(path, trash);
                    tryDelete(trash);
                }
            }
            return true;
        } catch (IOException e) {
            // Where open files cannot be moved, being in use shows here.
            return false;
        }
    }

    private static void tryDelete(Path path) {
        try {
            BuildFolder.delete(path);
        } catch (IOException e) {
            // The next time will do.
        }
    }
}
