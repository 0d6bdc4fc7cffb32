package dev.catbird.engine.corpus;

import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.media.MediaException;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.media.SoundReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a corpus that holds what another holds, at another sample rate: its stored sound is resampled and measured again, its
 * pictures are the same files where the disk allows that. The videos need not exist any more. Thread: worker, one at a time.
 */
final class TwinBuilder {
    private final MediaLibrary library;
    private final ProgressListener progress;
    private final BooleanSupplier cancelled;

    TwinBuilder(MediaLibrary library, ProgressListener progress, BooleanSupplier cancelled) {
        this.library = library;
        this.progress = progress;
        this.cancelled = cancelled;
    }

    /**
     * Makes {@code twin} of {@code original}, unless it is there and current. Throws {@link CorpusException} if one of them
     * cannot be used, {@link MediaException} if the library cannot resample, {@link CancellationException} when cancelled: the next
     * time goes on from there.
     */
    void build(Path original, Path twin, int rateHz, boolean pictures) throws IOException {
        Manifest from = ManifestFile.read(original);
        AnalysisSettings analysis = AnalysisSettings.atRate(rateHz);
        Path target = twin.toAbsolutePath().normalize();
        BuildPlace.make(target);
        try (BuildFolder folder = BuildFolder.open(target, progress, cancelled)) {
            Manifest there = folder.finished();
            if (there != null && current(there, target, from, analysis, pictures)) {
                folder.discard();
                return;
            }
            BuildEstimate.checkSpace(target, bytes(original, from, analysis));
            folder.publish(
                    new Manifest(true, analysis, from.box(), shards(original, from, folder, analysis, pictures)));
        }
    }

    private static boolean current(
            Manifest there, Path target, Manifest from, AnalysisSettings analysis, boolean pictures)
            throws IOException {
        if (!there.complete()
                || !there.analysis().equals(analysis)
                || there.shards().size() != from.shards().size()) {
            return false;
        }
        for (int s = 0; s < from.shards().size(); s++) {
            Manifest.Shard mine = there.shards().get(s);
            Manifest.Shard theirs = from.shards().get(s);
            if (!mine.source().sha256().equals(theirs.source().sha256())
                    || (pictures && theirs.pictures() != null && mine.pictures() == null)) {
                return false;
            }
        }
        try {
            FileCheck.corpus(target, there, FileCheck.OPENING_CHUNKS);
        } catch (CorpusException e) {
            return false;
        }
        return true;
    }

    private static long bytes(Path original, Manifest from, AnalysisSettings analysis) throws IOException {
        double perUnit = analysis.rowBytes() + Float.BYTES + IndexFiles.bytesPerUnit(analysis);
        double bytes = 0;
        for (Manifest.Shard shard : from.shards()) {
            double frames = (double) shard.sound().frames()
                    * analysis.rateHz()
                    / from.analysis().rateHz();
            bytes += frames * (shard.sound().channels() * Float.BYTES + perUnit / analysis.corpusHopFrames());
        }
        if (!(bytes < Long.MAX_VALUE)) {
            throw new CorpusException(original, "is too long");
        }
        return (long) bytes;
    }

    private List<Manifest.Shard> shards(
            Path original, Manifest from, BuildFolder folder, AnalysisSettings analysis, boolean pictures)
            throws IOException {
        Map<Integer, Manifest.Shard> made = new TreeMap<>();
        List<Workers.Job> jobs = new ArrayList<>();
        double lengthS = 0;
        for (int s = 0; s < from.shards().size(); s++) {
            Stop.ifAsked(cancelled);
            Manifest.Shard shard = from.shards().get(s);
            Manifest.@Nullable Pictures shared = pictures ? folder.sharePictures(original, from, shard) : null;
            Manifest.Sound sound =
                    folder.adoptSound(shard.folder(), shard.source().sha256(), analysis);
            int number = s;
            if (sound != null) {
                made.put(number, new Manifest.Shard(shard.folder(), shard.source(), sound, shared));
            } else {
                lengthS += (double) shard.sound().frames() / from.analysis().rateHz();
                jobs.add(part -> {
                    Manifest.Sound resampled = resample(original, from, shard, folder, analysis, part);
                    keep(made, number, new Manifest.Shard(shard.folder(), shard.source(), resampled, shared));
                    save(folder, made, from, analysis);
                });
            }
        }
        if (!jobs.isEmpty()) {
            progress.stage(
                    original.getFileName() + " at " + analysis.rateHz() + " Hz", "s", Math.max(1, Math.round(lengthS)));
            int threads = Runtime.getRuntime().availableProcessors();
            Workers.run(jobs, threads, progress, SoundStage.PROGRESS_PER_S);
        }
        return List.copyOf(made.values());
    }

    private static void keep(Map<Integer, Manifest.Shard> made, int number, Manifest.Shard shard) {
        synchronized (made) {
            made.put(number, shard);
        }
    }

    private static void save(
            BuildFolder folder, Map<Integer, Manifest.Shard> made, Manifest from, AnalysisSettings analysis)
            throws IOException {
        synchronized (made) {
            folder.save(new Manifest(false, analysis, from.box(), List.copyOf(made.values())));
        }
    }

    private Manifest.Sound resample(
            Path original,
            Manifest from,
            Manifest.Shard shard,
            BuildFolder folder,
            AnalysisSettings analysis,
            ProgressListener part)
            throws IOException {
        SoundReader stored = new StoredSound(original.resolve(shard.folder()), shard.sound(), from.analysis());
        try (SoundReader reader = library.resampled(stored, analysis.rateHz(), original)) {
            return SoundStage.store(
                    original,
                    reader,
                    library.name(),
                    folder.shardFolder(shard.folder()),
                    analysis,
                    StoredFileWriter.CACHED_BYTES,
                    part,
                    cancelled);
        }
    }
}
