package dev.catbird.engine.corpus;

import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.media.MediaInfo;
import dev.catbird.engine.media.MediaLibrary;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Builds stored corpora: first the sound of every video, then their pictures, in memory that does not grow with their
 * length. Thread: worker, one at a time.
 *
 * <p>Work goes on in {@code NAME.part} beside the corpus, which appears in one step when it is complete. What an
 * interrupted build or an older corpus of the same name has finished is not done again: videos are known by their content.
 */
public final class CorpusBuilder {
    /** What may lie in a corpus that is replaced: its own files, and what file managers leave everywhere. */
    private static final Pattern OWN_NAMES =
            Pattern.compile("shard-[0-9a-f]+|corpus\\.json(\\.new)?|\\.DS_Store|Thumbs\\.db|desktop\\.ini");

    private final MediaLibrary library;
    private final BuildSettings settings;
    private final ProgressListener progress;
    private final BooleanSupplier cancelled;

    /** A builder that stops soon after {@code cancelled} turns true. */
    public CorpusBuilder(
            MediaLibrary library, BuildSettings settings, ProgressListener progress, BooleanSupplier cancelled) {
        this.library = library;
        this.settings = settings;
        this.progress = progress;
        this.cancelled = cancelled;
    }

    /** A usable file and what its headers say. */
    record Video(Path file, MediaInfo info) {}

    /**
     * Makes {@code corpus} hold exactly these videos in this order, and returns what was wrong with them, one line each. A
     * second builder of the same corpus waits for the first. Throws {@link MediaException} for a video that cannot be
     * used, {@link CorpusException} if the corpus cannot be stored there, {@link CancellationException} when cancelled:
     * the next build then goes on from there.
     */
    public List<String> build(List<Path> videos, Path corpus) throws IOException {
        if (videos.isEmpty()) {
            throw new IllegalArgumentException("no videos");
        }
        Path target = corpus.toAbsolutePath().normalize();
        List<String> warnings = new ArrayList<>();
        List<Video> usable = probe(videos, warnings);
        makePlace(target);
        try (BuildFolder folder = open(target)) {
            Map<Manifest.Source, Video> sources = identify(usable, folder, warnings);
            Manifest result = satisfied(target, folder, List.copyOf(sources.keySet()));
            if (result == null) {
                result = build(target, folder, sources);
            } else {
                folder.discard();
            }
            for (Manifest.Shard shard : result.shards()) {
                warnings.addAll(shard.sound().warnings());
                if (shard.pictures() != null) {
                    warnings.addAll(shard.pictures().warnings());
                }
            }
            return List.copyOf(warnings);
        }
    }

    private BuildFolder open(Path target) throws IOException {
        try {
            return BuildFolder.open(target, progress, cancelled);
        } catch (FileSystemException e) {
            throw unwritable(target, e);
        }
    }

    private List<Video> probe(List<Path> videos, List<String> warnings) throws IOException {
        List<Video> usable = new ArrayList<>();
        Path silent = null;
        for (Path file : videos) {
            Stop.ifAsked(cancelled);
            MediaInfo info = library.probe(file);
            if (info.sound() != null) {
                usable.add(new Video(file, info));
            } else {
                silent = file;
                warnings.add(file + ": " + noSound() + "; left out");
            }
        }
        if (usable.isEmpty() && silent != null) {
            throw new MediaException(silent, noSound() + ", and a corpus is made of sound; choose another file");
        }
        return usable;
    }

    private String noSound() {
        return "it has no sound that " + library.name() + " can read";
    }

    private static void makePlace(Path target) throws IOException {
        Path parent = target.getParent();
        if (parent == null || target.getFileName() == null) {
            throw new CorpusException(target, "not a name for a corpus; choose another");
        }
        refuseForeign(target);
        try {
            Files.createDirectories(parent);
        } catch (FileSystemException e) {
            throw unwritable(target, e);
        }
    }

    /** What is replaced must be a corpus and nothing else. */
    private static void refuseForeign(Path target) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw new CorpusException(target, "is a file, and a corpus is a folder; choose another name");
        }
        try (var entries = Files.newDirectoryStream(target)) {
            for (Path entry : entries) {
                if (!OWN_NAMES.matcher(String.valueOf(entry.getFileName())).matches()) {
                    throw new CorpusException(
                            target,
                            "holds " + entry.getFileName()
                                    + ", which is no part of a corpus; choose another name, or move" + " that away");
                }
            }
        }
    }

    private static CorpusException unwritable(Path target, FileSystemException e) {
        String reason = e instanceof AccessDeniedException
                ? "no permission"
                : e instanceof FileAlreadyExistsException
                        ? e.getFile() + " is not a folder"
                        : String.valueOf(e.getReason());
        return new CorpusException(target, "cannot be written there (" + reason + "); choose another folder", e);
    }

    private Map<Manifest.Source, Video> identify(List<Video> videos, BuildFolder folder, List<String> warnings)
            throws IOException {
        Map<Manifest.Source, Video> sources = new LinkedHashMap<>();
        Map<String, Path> seen = new LinkedHashMap<>();
        List<Manifest.Source> known = folder.knownSources();
        for (Video video : videos) {
            Manifest.Source source = SourceFile.identify(video.file, known, progress, cancelled);
            Path same = seen.putIfAbsent(source.sha256(), video.file);
            if (same == null) {
                sources.put(source, video);
            } else {
                warnings.add(video.file + ": the same as " + same + "; taken once");
            }
        }
        return sources;
    }

    /** The corpus that is there, if it already is what is asked for and undamaged; else null. */
    private @Nullable Manifest satisfied(Path target, BuildFolder folder, List<Manifest.Source> sources)
            throws IOException {
        Manifest there = folder.finished();
        if (there == null
                || !there.complete()
                || !there.analysis().equals(settings.analysis())
                || (settings.pictures() && !there.box().equals(Manifest.PictureBox.of(settings)))
                || there.shards().size() != sources.size()) {
            return null;
        }
        List<Manifest.Shard> current = new ArrayList<>();
        for (int s = 0; s < sources.size(); s++) {
            Manifest.Shard shard = there.shards().get(s);
            if (!shard.source().sha256().equals(sources.get(s).sha256())
                    || (settings.pictures() && shard.pictures() == null)) {
                return null;
            }
            current.add(shard.withSource(sources.get(s)));
        }
        try {
            FileCheck.corpus(target, there, FileCheck.OPENING_CHUNKS);
        } catch (CorpusException e) {
            return null;
        }
        Manifest now = new Manifest(true, there.analysis(), there.box(), current);
        if (!now.equals(there)) {
            ManifestFile.write(target, now);
        }
        return now;
    }

    private Manifest build(Path target, BuildFolder folder, Map<Manifest.Source, Video> sources) throws IOException {
        Manifest there = folder.finished();
        Manifest.PictureBox box = settings.pictures() || there == null ? Manifest.PictureBox.of(settings) : there.box();
        ShardBuilder shards = new ShardBuilder(library, settings, box, folder, progress, cancelled);
        try {
            long bytes = 0;
            for (var entry : sources.entrySet()) {
                bytes += shards.adopt(entry.getKey(), entry.getValue());
            }
            BuildEstimate.checkSpace(target, bytes);
            for (var entry : sources.entrySet()) {
                shards.addSound(entry.getKey(), entry.getValue());
            }
            if (settings.pictures()) {
                for (var entry : sources.entrySet()) {
                    shards.addPictures(entry.getKey(), entry.getValue());
                }
            }
            Manifest result = shards.complete(sources.keySet());
            folder.publish(result);
            return result;
        } catch (MediaException | CorpusException e) {
            if (shards.isEmpty()) {
                folder.discard();
            }
            throw e;
        } catch (IOException e) {
            // The message of a file system's exception is often the file's name alone.
            String cause = e instanceof FileSystemException ? e.getClass().getSimpleName() + " " : "";
            throw new CorpusException(
                    target, "its build broke off (" + cause + e.getMessage() + "); what is done is kept, try again", e);
        }
    }
}
