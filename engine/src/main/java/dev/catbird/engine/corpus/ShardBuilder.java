package dev.catbird.engine.corpus;

import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.corpus.CorpusBuilder.Video;
import dev.catbird.engine.media.MediaInfo;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.engine.media.SoundReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the shards of one build, stage by stage, and writes down each video's stage when it is done. Thread: worker, one;
 * the videos of a stage are worked on by several.
 */
final class ShardBuilder {
    private final MediaLibrary library;
    private final BuildSettings settings;
    private final Manifest.PictureBox box;
    private final BuildFolder folder;
    private final ProgressListener progress;
    private final BooleanSupplier cancelled;
    private final int maxThreads;
    /** The shards that have sound, by name. */
    private final Map<String, Manifest.Shard> shards = new LinkedHashMap<>();
    /** Pictures from earlier builds whose sound is to be made anew. */
    private final Map<String, Manifest.Pictures> earlierPictures = new LinkedHashMap<>();

    ShardBuilder(
            MediaLibrary library,
            BuildSettings settings,
            Manifest.PictureBox box,
            BuildFolder folder,
            ProgressListener progress,
            BooleanSupplier cancelled,
            int maxThreads) {
        this.library = library;
        this.settings = settings;
        this.box = box;
        this.folder = folder;
        this.progress = progress;
        this.cancelled = cancelled;
        this.maxThreads = maxThreads;
    }

    /** Whether nothing worth keeping has been made. */
    boolean isEmpty() {
        return shards.isEmpty();
    }

    private static String name(Manifest.Source source) {
        return "shard-" + source.sha256().substring(0, 16);
    }

    /** Takes over what earlier builds have of a video; returns how many bytes the rest will need. */
    long adopt(Manifest.Source source, Video video) throws IOException {
        Stop.ifAsked(cancelled);
        String name = name(source);
        long bytes = 0;
        Manifest.Pictures pictures = folder.adoptPictures(name, source.sha256(), box);
        if (pictures != null) {
            earlierPictures.put(name, pictures);
        } else if (settings.pictures()) {
            bytes += BuildEstimate.pictureBytes(video.info(), box);
        }
        Manifest.Sound sound = folder.adoptSound(name, source.sha256(), settings.analysis());
        if (sound != null) {
            shards.put(name, new Manifest.Shard(name, source, sound, pictures));
        } else {
            bytes += BuildEstimate.soundBytes(video.info(), settings.analysis());
        }
        return bytes;
    }

    /** Stores the sound of the videos that lack it. */
    void addSound(Map<Manifest.Source, Video> videos) throws IOException {
        List<Workers.Job> jobs = new ArrayList<>();
        List<Video> stage = new ArrayList<>();
        double lengthS = 0;
        long cachedBytes = StoredFileWriter.CACHED_BYTES;
        for (var entry : videos.entrySet()) {
            if (!shards.containsKey(name(entry.getKey()))) {
                MediaInfo info = entry.getValue().info();
                long cachedOfThis = cachedBytes;
                stage.add(entry.getValue());
                lengthS += info.durationS();
                cachedBytes = Math.max(0, cachedBytes - BuildEstimate.soundBytes(info, settings.analysis()));
                jobs.add(part -> addSound(entry.getKey(), entry.getValue(), cachedOfThis, part));
            }
        }
        if (!jobs.isEmpty()) {
            progress.stage("sound of " + named(stage), "s", lengthS > 0 ? Math.round(lengthS) : -1);
            Workers.run(jobs, maxThreads, progress, SoundStage.PROGRESS_PER_S);
        }
    }

    private void addSound(Manifest.Source source, Video video, long cachedBytes, ProgressListener part)
            throws IOException {
        String name = name(source);
        try (SoundReader reader =
                library.openSound(video.file(), settings.analysis().rateHz())) {
            Manifest.Sound sound = SoundStage.store(
                    video.file(),
                    reader,
                    library.name(),
                    folder.shardFolder(name),
                    settings.analysis(),
                    cachedBytes,
                    part,
                    cancelled);
            SourceFile.checkUntouched(video.file(), source);
            put(new Manifest.Shard(name, source, sound, earlierPictures.get(name)));
        }
    }

    /** Stores the pictures of the videos that lack them, if they are wanted. */
    void addPictures(Map<Manifest.Source, Video> videos) throws IOException {
        if (!settings.pictures()) {
            return;
        }
        List<Workers.Job> jobs = new ArrayList<>();
        List<Video> stage = new ArrayList<>();
        long pictures = 0;
        for (var entry : videos.entrySet()) {
            Manifest.@Nullable Shard shard = shards.get(name(entry.getKey()));
            if (shard == null || shard.pictures() != null) {
                continue;
            }
            Video video = entry.getValue();
            if (video.info().picture() == null) {
                put(shard.withPictures(Manifest.Pictures.none(library.name(), List.of())));
            } else {
                long count = BuildEstimate.pictures(video.info());
                pictures = count < 0 || pictures < 0 ? -1 : pictures + count;
                stage.add(video);
                jobs.add(part -> put(shard.withPictures(pictures(entry.getKey(), video, part))));
            }
        }
        if (!jobs.isEmpty()) {
            progress.stage("pictures of " + named(stage), "pictures", pictures);
            // Each keeps two threads busy.
            Workers.run(jobs, (maxThreads + 1) / 2, progress, 1);
        }
    }

    private Manifest.Pictures pictures(Manifest.Source source, Video video, ProgressListener part) throws IOException {
        Path shardFolder = folder.shardFolder(name(source));
        try (PictureReader reader = library.openPictures(video.file(), box.maxWidth(), box.maxHeight())) {
            Manifest.Pictures pictures =
                    PictureStage.store(video.file(), reader, library.name(), shardFolder, part, cancelled);
            SourceFile.checkUntouched(video.file(), source);
            return pictures;
        }
    }

    private static String named(List<Video> videos) {
        return videos.size() == 1 ? String.valueOf(videos.get(0).file().getFileName()) : videos.size() + " files";
    }

    /** Keeps a shard, also for a later build if this one does not end. */
    private synchronized void put(Manifest.Shard shard) throws IOException {
        shards.put(shard.folder(), shard);
        save();
    }

    private void save() throws IOException {
        folder.save(new Manifest(false, settings.analysis(), box, List.copyOf(shards.values())));
    }

    /** The manifest of the complete corpus, its videos in the given order. */
    Manifest complete(Collection<Manifest.Source> order) {
        List<Manifest.Shard> inOrder = order.stream()
                .map(source -> {
                    Manifest.@Nullable Shard shard = shards.get(name(source));
                    if (shard == null) {
                        throw new IllegalStateException("no shard of " + source.path());
                    }
                    return shard;
                })
                .toList();
        return new Manifest(true, settings.analysis(), box, inOrder);
    }
}
