package dev.catbird.engine.corpus;

import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.media.MediaInfo;
import dev.catbird.engine.media.MediaLibrary;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Builds stored corpora: first the sound of every video, then their pictures, in memory that does not grow with their
 * length. Thread: worker, one at a time.
 *
 * <p>Work goes on in {@code NAME.part} beside the corpus, which appears in one step when it is complete. What an
 * interrupted build or an older corpus of the same name has finished is not done again: videos are known by their content.
 */
public final class CorpusBuilder {
    private final MediaLibrary library;
    private final BuildSettings settings;
    private final ProgressListener progress;
    private final BooleanSupplier cancelled;

    private final int maxThreads;

    /**
     * A builder that works on as many videos at once as there are cores, and stops soon after {@code cancelled} turns true,
     * which is asked from several threads. {@code progress} hears one call at a time.
     */
    public CorpusBuilder(
            MediaLibrary library, BuildSettings settings, ProgressListener progress, BooleanSupplier cancelled) {
        this(library, settings, progress, cancelled, Runtime.getRuntime().availableProcessors());
    }

    CorpusBuilder(
            MediaLibrary library,
            BuildSettings settings,
            ProgressListener progress,
            BooleanSupplier cancelled,
            int maxThreads) {
        this.library = library;
        this.settings = settings;
        this.progress = progress;
        this.cancelled = cancelled;
        this.maxThreads = maxThreads;
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
        BuildPlace.make(target);
        try (BuildFolder folder = open(target)) {
            Map<Manifest.Source, Video> sources = identify(usable, folder, warnings);
            Manifest result = satisfied(target, folder, List.copyOf(sources.keySet()));
            if (result == null) {
                result = build(target, folder, sources);
            } else {
                folder.discard();
            }
            addWarnings(result.shards(), warnings);
            return List.copyOf(warnings);
        }
    }

    /**
     * Makes the corpus that is there hold these videos too, after its own and measured as they were, and returns what was
     * wrong with them, one line each. What is in the corpus is neither read again nor touched, its videos need not exist
     * any more, and whatever stops this leaves the corpus as it was. Of the builder's settings only
     * {@link BuildSettings#pictures} counts, and that only if the corpus has pictures. Throws as {@link #build} does, and
     * {@link CorpusException} if there is no whole corpus to add to.
     */
    public List<String> add(List<Path> videos, Path corpus) throws IOException {
        if (videos.isEmpty()) {
            throw new IllegalArgumentException("no videos");
        }
        Path target = corpus.toAbsolutePath().normalize();
        List<String> warnings = new ArrayList<>();
        // Before the videos are looked at: a wrong name is told at once.
        whole(target);
        List<Video> usable = probe(videos, warnings);
        try (BuildFolder folder = open(target)) {
            Manifest there = whole(target);
            FileCheck.corpus(target, there, FileCheck.OPENING_CHUNKS);
            Map<Manifest.Source, Video> sources = identify(usable, folder, warnings);
            leaveOutKnown(sources, there, target, warnings);
            if (!sources.isEmpty()) {
                BuildSettings alike = settings.withAnalysis(there.analysis())
                        .withPictures(settings.pictures() && there.hasPictures())
                        .withPictureSize(there.box().maxWidth(), there.box().maxHeight());
                ShardBuilder shards =
                        new ShardBuilder(library, alike, there.box(), folder, progress, cancelled, maxThreads);
                Manifest fresh =
                        make(target, folder, sources, shards, made -> folder.publishInto(there, made.shards()));
                addWarnings(fresh.shards(), warnings);
            }
            return List.copyOf(warnings);
        }
    }

    private static Manifest whole(Path target) throws IOException {
        Manifest there = ManifestFile.read(target);
        if (!there.complete()) {
            throw ManifestFile.unfinished(there, target);
        }
        return there;
    }

    private static void leaveOutKnown(
            Map<Manifest.Source, Video> sources, Manifest there, Path target, List<String> warnings) {
        for (Manifest.Shard shard : there.shards()) {
            sources.entrySet().removeIf(entry -> {
                Manifest.Source known = shard.source();
                Path file = entry.getValue().file();
                boolean same = entry.getKey().sha256().equals(known.sha256());
                if (same) {
                    warnings.add(file + ": " + target.getFileName() + " holds it already");
                } else if (entry.getKey().path().equals(known.path())) {
                    warnings.add(file + ": it has changed; " + target.getFileName() + " keeps what it was before, too");
                }
                return same;
            });
        }
    }

    private static void addWarnings(List<Manifest.Shard> shards, List<String> warnings) {
        for (Manifest.Shard shard : shards) {
            warnings.addAll(shard.sound().warnings());
            if (shard.pictures() != null) {
                warnings.addAll(shard.pictures().warnings());
            }
        }
    }

    private BuildFolder open(Path target) throws IOException {
        try {
            return BuildFolder.open(target, progress, cancelled);
        } catch (FileSystemException e) {
            throw BuildPlace.unwritable(target, e);
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

    private Map<Manifest.Source, Video> identify(List<Video> videos, BuildFolder folder, List<String> warnings)
            throws IOException {
        Manifest.Source[] identities = new Manifest.Source[videos.size()];
        List<Manifest.Source> known = folder.knownSources();
        List<Workers.Job> jobs = new ArrayList<>();
        Path unread = null;
        long bytes = 0;
        for (int v = 0; v < identities.length; v++) {
            Path file = videos.get(v).file;
            Manifest.Source recalled = SourceFile.recall(file, known);
            if (recalled != null) {
                identities[v] = recalled;
                continue;
            }
            int number = v;
            jobs.add(part -> identities[number] = SourceFile.identify(file, part, cancelled));
            unread = file;
            bytes += Files.size(file);
        }
        if (unread != null) {
            String what = jobs.size() == 1 ? String.valueOf(unread.getFileName()) : jobs.size() + " files";
            progress.stage("reading " + what, "MiB", bytes >> 20);
            Workers.run(jobs, maxThreads, progress, 1 << 20);
        }
        Map<Manifest.Source, Video> sources = new LinkedHashMap<>();
        Map<String, Path> seen = new LinkedHashMap<>();
        for (int v = 0; v < identities.length; v++) {
            Video video = videos.get(v);
            Path same = seen.putIfAbsent(identities[v].sha256(), video.file);
            if (same == null) {
                sources.put(identities[v], video);
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
        ShardBuilder shards = new ShardBuilder(library, settings, box, folder, progress, cancelled, maxThreads);
        return make(target, folder, sources, shards, folder::publish);
    }

    /** How finished shards get to their final place. */
    @FunctionalInterface
    private interface Publication {
        void publish(Manifest made) throws IOException;
    }

    /** Makes what is missing of these videos' shards in the working folder, and publishes them. */
    private Manifest make(
            Path target,
            BuildFolder folder,
            Map<Manifest.Source, Video> sources,
            ShardBuilder shards,
            Publication publication)
            throws IOException {
        try {
            long bytes = 0;
            for (var entry : sources.entrySet()) {
                bytes += shards.adopt(entry.getKey(), entry.getValue());
            }
            BuildEstimate.checkSpace(target, bytes);
            shards.addSound(sources);
            shards.addPictures(sources);
            Manifest made = shards.complete(sources.keySet());
            publication.publish(made);
            return made;
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
