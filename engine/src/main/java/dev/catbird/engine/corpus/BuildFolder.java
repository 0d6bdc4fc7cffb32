package dev.catbird.engine.corpus;

import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.analysis.AnalysisSettings;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a corpus is built: {@code NAME.part} beside its final place, moved there in one step when it is complete. It keeps
 * what earlier builds finished, its own interrupted one and the corpus it will replace. Thread: worker, under a
 * {@link BuildLock}, which ends with {@link #close()}.
 */
final class BuildFolder implements Closeable {
    private final BuildLock lock;
    private final Path target;
    private final Path part;
    private final Path old;
    private final @Nullable Manifest interrupted;
    private final @Nullable Manifest finished;

    private BuildFolder(Path target, BuildLock lock) throws IOException {
        this.lock = lock;
        this.target = target;
        part = partOf(target);
        old = target.resolveSibling(target.getFileName() + ".old");
        if (Files.exists(old)) {
            // A build died between its last two steps, or could not clear up.
            if (Files.exists(target)) {
                delete(old);
            } else {
                Files.move(old, target);
            }
        }
        interrupted = readable(part);
        finished = readable(target);
    }

    /** Where a corpus is built. */
    static Path partOf(Path target) {
        return target.resolveSibling(target.getFileName() + ".part");
    }

    /** The working folder of {@code target}, after any other builder of it is done. */
    static BuildFolder open(Path target, ProgressListener progress, BooleanSupplier cancelled) throws IOException {
        BuildLock lock = BuildLock.take(target, progress, cancelled);
        try {
            return new BuildFolder(target, lock);
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static @Nullable Manifest readable(Path folder) throws IOException {
        try {
            return ManifestFile.read(folder);
        } catch (CorpusException e) {
            return null;
        }
    }

    /** The corpus that stands at the final place, or null if none can be read. */
    @Nullable
    Manifest finished() {
        return finished;
    }

    /** The sources that earlier builds have identified. */
    List<Manifest.Source> knownSources() {
        List<Manifest.Source> known = new ArrayList<>();
        for (Manifest manifest : new Manifest[] {interrupted, finished}) {
            if (manifest != null) {
                manifest.shards().forEach(shard -> known.add(shard.source()));
            }
        }
        return known;
    }

    /** The working folder of a shard, made if need be. */
    Path shardFolder(String name) throws IOException {
        return Files.createDirectories(part.resolve(name));
    }

    void save(Manifest manifest) throws IOException {
        Files.createDirectories(part);
        ManifestFile.write(part, manifest);
    }

    /** The finished sound of a source from an earlier build, now in the working folder; null if there is none to trust. */
    Manifest.@Nullable Sound adoptSound(String shardName, String sha256, AnalysisSettings analysis) throws IOException {
        for (Origin origin : origins()) {
            Manifest.Shard shard = origin.shardOf(sha256);
            if (shard != null
                    && origin.manifest.analysis().equals(analysis)
                    && adopt(origin, shard, shardName, shard.sound().files())) {
                return shard.sound();
            }
        }
        return null;
    }

    /** As {@link #adoptSound}, for pictures. */
    Manifest.@Nullable Pictures adoptPictures(String shardName, String sha256, Manifest.PictureBox box)
            throws IOException {
        for (Origin origin : origins()) {
            Manifest.Shard shard = origin.shardOf(sha256);
            Manifest.Pictures pictures = shard == null ? null : shard.pictures();
            if (shard != null
                    && pictures != null
                    && origin.manifest.box().equals(box)
                    && adopt(origin, shard, shardName, pictures.files())) {
                Files.deleteIfExists(shardFolder(shardName).resolve(PictureFiles.BEGUN));
                return pictures;
            }
        }
        return null;
    }

    /** The pictures of a shard of another corpus, now in the working folder too; null if there are none to trust. */
    Manifest.@Nullable Pictures sharePictures(Path other, Manifest manifest, Manifest.Shard shard) throws IOException {
        Manifest.Pictures pictures = shard.pictures();
        boolean there = pictures != null && adopt(new Origin(other, manifest), shard, shard.folder(), pictures.files());
        return there ? pictures : null;
    }

    private record Origin(Path folder, Manifest manifest) {
        Manifest.@Nullable Shard shardOf(String sha256) {
            for (Manifest.Shard shard : manifest.shards()) {
                if (shard.source().sha256().equals(sha256)) {
                    return shard;
                }
            }
            return null;
        }
    }

    private List<Origin> origins() {
        List<Origin> origins = new ArrayList<>();
        if (interrupted != null) {
            origins.add(new Origin(part, interrupted));
        }
        if (finished != null) {
            origins.add(new Origin(target, finished));
        }
        return origins;
    }

    private boolean adopt(Origin origin, Manifest.Shard shard, String shardName, List<Manifest.StoredFile> files)
            throws IOException {
        try {
            FileCheck.whole(origin.folder, origin.manifest, shard.folder(), files);
        } catch (CorpusException e) {
            return false;
        }
        Path from = origin.folder.resolve(shard.folder());
        Path to = shardFolder(shardName);
        if (!from.equals(to)) {
            for (Manifest.StoredFile file : files) {
                link(from.resolve(file.name()), to.resolve(file.name()));
                String table = file.name() + StoredFileWriter.TABLE_ENDING;
                link(from.resolve(table), to.resolve(table));
            }
        }
        return true;
    }

    private static void link(Path from, Path to) throws IOException {
        Files.deleteIfExists(to);
        try {
            Files.createLink(to, from);
        } catch (UnsupportedOperationException | IOException e) {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Puts the complete corpus in its place; an older one there goes. */
    void publish(Manifest manifest) throws IOException {
        Set<Path> wanted = new HashSet<>();
        wanted.add(part.resolve(ManifestFile.NAME));
        for (Manifest.Shard shard : manifest.shards()) {
            wanted.add(clean(shard));
        }
        save(manifest);
        try (var entries = Files.newDirectoryStream(part)) {
            for (Path entry : entries) {
                if (!wanted.contains(entry)) {
                    delete(entry);
                }
            }
        }
        try {
            if (Files.exists(target)) {
                Files.move(target, old);
            }
            Files.move(part, target);
        } catch (IOException e) {
            throw new CorpusException(
                    target, "cannot be replaced (" + e.getMessage() + "); close what uses it and try again", e);
        }
        delete(old);
    }

    /**
     * Moves complete shards into the corpus that is there, whose own files are not touched. Until the last step, the new
     * manifest, they are strangers that no reader looks at.
     */
    void publishInto(Manifest there, List<Manifest.Shard> fresh) throws IOException {
        List<Manifest.Shard> all = new ArrayList<>(there.shards());
        all.addAll(fresh);
        try {
            for (Manifest.Shard shard : fresh) {
                // One may be left from an earlier time that stopped before the last step.
                delete(target.resolve(shard.folder()));
                Files.move(clean(shard), target.resolve(shard.folder()));
            }
            ManifestFile.write(target, new Manifest(true, there.analysis(), there.box(), all));
        } catch (IOException e) {
            throw new CorpusException(
                    target, "cannot be added to (" + e.getMessage() + "); it is as it was before, try again", e);
        }
        discard();
    }

    /** Leaves nothing in the working folder of a shard but its own files: an older Catbird may have left others there. */
    private Path clean(Manifest.Shard shard) throws IOException {
        Path folder = part.resolve(shard.folder());
        // The mark goes first: without it nobody goes on with pictures.
        Files.deleteIfExists(folder.resolve(PictureFiles.BEGUN));
        List<Manifest.StoredFile> files = new ArrayList<>(shard.sound().files());
        if (shard.pictures() != null) {
            files.addAll(shard.pictures().files());
        }
        Set<String> own = new HashSet<>();
        for (Manifest.StoredFile file : files) {
            own.add(file.name());
            own.add(file.name() + StoredFileWriter.TABLE_ENDING);
        }
        try (var entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (!own.contains(String.valueOf(entry.getFileName()))) {
                    delete(entry);
                }
            }
        }
        return folder;
    }

    /** Removes the working folder. */
    void discard() throws IOException {
        delete(part);
    }

    /** Removes a file or folder with all that is in it, if it is there. */
    static void delete(Path root) throws IOException {
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
                        throws IOException {
                    if (failure != null) {
                        throw failure;
                    }
                    Files.delete(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException e) {
            // Nothing there, which is what was wanted.
        }
    }
}
