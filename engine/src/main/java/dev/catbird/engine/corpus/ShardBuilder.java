package dev.catbird.engine.corpus;

import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.corpus.CorpusBuilder.Video;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.engine.media.SoundReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Makes the shards of one build, stage by stage, and writes down each stage that is done. Thread: worker, one. */
final class ShardBuilder {
    private final MediaLibrary library;
    private final BuildSettings settings;
    private final Manifest.PictureBox box;
    private final BuildFolder folder;
    private final ProgressListener progress;
    private final BooleanSupplier cancelled;
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
            BooleanSupplier cancelled) {
        this.library = library;
        this.settings = settings;
        this.box = box;
        this.folder = folder;
        this.progress = progress;
        this.cancelled = cancelled;
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

    /** Stores a video's sound unless it is there. */
    void addSound(Manifest.Source source, Video video) throws IOException {
        String name = name(source);
        if (shards.containsKey(name)) {
            return;
        }
        double durationS = video.info().durationS();
        progress.stage("sound of " + video.file().getFileName(), "s", durationS > 0 ? Math.round(durationS) : -1);
        try (SoundReader reader =
                library.openSound(video.file(), settings.analysis().rateHz())) {
            Manifest.Sound sound = SoundStage.store(
                    video.file(),
                    reader,
                    library.name(),
                    folder.shardFolder(name),
                    settings.analysis(),
                    progress,
                    cancelled);
            SourceFile.checkUntouched(video.file(), source);
            shards.put(name, new Manifest.Shard(name, source, sound, earlierPictures.get(name)));
        }
        save();
    }

    /** Stores a video's pictures unless they are there or not wanted. */
    void addPictures(Manifest.Source source, Video video) throws IOException {
        if (!settings.pictures()) {
            return;
        }
        String name = name(source);
        Manifest.@Nullable Shard shard = shards.get(name);
        if (shard == null || shard.pictures() != null) {
            return;
        }
        shards.put(name, shard.withPictures(pictures(source, video, folder.shardFolder(name))));
        save();
    }

    private Manifest.Pictures pictures(Manifest.Source source, Video video, Path shardFolder) throws IOException {
        if (video.info().picture() == null) {
            return Manifest.Pictures.none(library.name(), List.of());
        }
        progress.stage("pictures of " + video.file().getFileName(), "pictures", BuildEstimate.pictures(video.info()));
        try (PictureReader reader = library.openPictures(video.file(), box.maxWidth(), box.maxHeight())) {
            Manifest.Pictures pictures =
                    PictureStage.store(video.file(), reader, library.name(), shardFolder, progress, cancelled);
            SourceFile.checkUntouched(video.file(), source);
            return pictures;
        }
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
