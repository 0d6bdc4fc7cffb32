package dev.catbird.engine.corpus;

import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.index.UnitIndex;
import java.io.Closeable;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A stored corpus, memory-mapped. It is checked before anything is mapped: a truncated, damaged, foreign or unfinished
 * corpus is refused. Thread: any; opening is for workers, reads allocate nothing.
 */
public final class MappedCorpus implements Corpus {
    /** Java 17 maps less than 2 GiB at once. */
    private static final long MAX_SEGMENT_BYTES = 1L << 30;

    private final AnalysisSettings analysis;
    private final MappedSound[] shards;
    /** Where on the axis each shard begins. */
    private final int[] firstUnits;

    private final int unitCount;
    private final int channels;
    private final MappedIndex index;
    private final PictureStore pictures;
    private final List<Path> sources;
    private final Manifest manifest;
    private final Closeable lease;

    private MappedCorpus(Path folder, Manifest manifest, long maxSegmentBytes, Closeable lease) throws IOException {
        analysis = manifest.analysis();
        int shardCount = manifest.shards().size();
        shards = new MappedSound[shardCount];
        firstUnits = new int[shardCount];
        int guardUnits = (GUARD_FRAMES + analysis.corpusHopFrames() - 1) / analysis.corpusHopFrames();
        long next = 0;
        for (int s = 0; s < shardCount; s++) {
            Manifest.Shard shard = manifest.shards().get(s);
            Path shardFolder = folder.resolve(shard.folder());
            shards[s] = new MappedSound(shardFolder, shard.sound(), analysis.rowBytes(), maxSegmentBytes);
            firstUnits[s] = (int) next;
            next += shards[s].units() + (s + 1 < shardCount ? guardUnits : 0);
            if (next > Integer.MAX_VALUE) {
                throw new CorpusException(folder, "too long: more than " + Integer.MAX_VALUE + " units; split it");
            }
        }
        unitCount = (int) next;
        channels = manifest.shards().stream()
                .mapToInt(s -> s.sound().channels())
                .max()
                .orElse(1);
        index = new MappedIndex(folder, manifest, firstUnits, maxSegmentBytes);
        long[] firstFrames = new long[shardCount];
        Arrays.setAll(firstFrames, this::firstFrame);
        pictures = new MappedPictures(folder, manifest, firstFrames, maxSegmentBytes);
        sources =
                manifest.shards().stream().map(s -> Path.of(s.source().path())).toList();
        this.manifest = manifest;
        this.lease = lease;
    }

    /**
     * Opens the corpus in a folder. Throws {@link CorpusException}, one line with the way out, if it is missing,
     * unfinished, truncated, damaged, foreign, or of another version.
     */
    public static MappedCorpus open(Path folder) throws IOException {
        return open(folder, MAX_SEGMENT_BYTES, () -> {});
    }

    /** As {@link #open(Path)}; closing the corpus also closes {@code lease}. */
    static MappedCorpus open(Path folder, Closeable lease) throws IOException {
        return open(folder, MAX_SEGMENT_BYTES, lease);
    }

    static MappedCorpus open(Path folder, long maxSegmentBytes, Closeable lease) throws IOException {
        Manifest manifest = ManifestFile.read(folder);
        if (!manifest.complete()) {
            throw ManifestFile.unfinished(manifest, folder);
        }
        FileCheck.corpus(folder, manifest, FileCheck.OPENING_CHUNKS);
        return new MappedCorpus(folder, manifest, maxSegmentBytes, lease);
    }

    /** What a search reads, the index first. */
    List<MappedByteBuffer> searched() {
        List<MappedByteBuffer> all = index.searched();
        for (MappedSound shard : shards) {
            all.addAll(shard.searched());
        }
        return all;
    }

    /** The sound. */
    List<MappedByteBuffer> played() {
        List<MappedByteBuffer> all = new ArrayList<>();
        for (MappedSound shard : shards) {
            all.addAll(shard.played());
        }
        return all;
    }

    /** Length of the sound of all sources together in seconds, without the seams between them. */
    public double soundS() {
        long frames = Arrays.stream(shards).mapToLong(MappedSound::frames).sum();
        return (double) frames / analysis.rateHz();
    }

    /** The files the corpus was made from, in the order of the axis; they may be gone by now. */
    public List<Path> sources() {
        return sources;
    }

    /**
     * Identity of the sound of the first so many sources: the same only where every sample of theirs lies at the same frame of the
     * axis, so that what was played on one corpus sounds alike on another.
     */
    public String soundIdentity(int firstSources) {
        return SoundIdentity.of(manifest, firstSources);
    }

    /** Where on the sound axis a source begins. */
    public long firstFrame(int source) {
        return (long) firstUnits[source] * analysis.corpusHopFrames();
    }

    @Override
    public AnalysisSettings analysis() {
        return analysis;
    }

    @Override
    public int unitCount() {
        return unitCount;
    }

    @Override
    public long soundFrames() {
        return (long) unitCount * analysis.corpusHopFrames();
    }

    @Override
    public int channels() {
        return channels;
    }

    /** The last shard that begins at or before a unit. */
    private int shardAt(int unit) {
        int found = Arrays.binarySearch(firstUnits, unit);
        return found >= 0 ? found : -found - 2;
    }

    /** The first unit after a shard and its guard. */
    private int endOf(int shard) {
        return shard + 1 < firstUnits.length ? firstUnits[shard + 1] : unitCount;
    }

    @Override
    public float unitLevel(int unit) {
        Objects.checkIndex(unit, unitCount);
        int shard = shardAt(unit);
        int local = unit - firstUnits[shard];
        return local < shards[shard].units() ? shards[shard].level(local) : 0;
    }

    @Override
    public void readUnits(int firstUnit, int count, byte[] rows, int offset) {
        Objects.checkFromIndexSize(firstUnit, count, unitCount);
        int rowBytes = analysis.rowBytes();
        int end = firstUnit + count;
        int at = offset;
        int unit = firstUnit;
        while (unit < end) {
            int shard = shardAt(unit);
            int local = unit - firstUnits[shard];
            int inShard = shards[shard].units() - local;
            int n = Math.min(end, inShard > 0 ? unit + inShard : endOf(shard)) - unit;
            if (inShard > 0) {
                shards[shard].readRows(local, n, rows, at);
            } else {
                Arrays.fill(rows, at, at + n * rowBytes, (byte) 0);
            }
            unit += n;
            at += n * rowBytes;
        }
    }

    @Override
    public UnitIndex index() {
        return index;
    }

    @Override
    public void readSound(long firstFrame, float[] left, float[] right, int offset, int frames) {
        int hop = analysis.corpusHopFrames();
        long end = firstFrame + frames;
        long frame = firstFrame;
        while (frame < end) {
            int at = offset + (int) (frame - firstFrame);
            int n;
            if (frame < 0 || frame >= soundFrames()) {
                n = (int) ((frame < 0 ? Math.min(end, 0) : end) - frame);
                Arrays.fill(left, at, at + n, 0);
                Arrays.fill(right, at, at + n, 0);
            } else {
                int shard = shardAt((int) (frame / hop));
                n = (int) (Math.min(end, (long) endOf(shard) * hop) - frame);
                shards[shard].read(frame - firstFrame(shard), left, right, at, n);
            }
            frame += n;
        }
    }

    @Override
    public PictureStore pictures() {
        return pictures;
    }

    /** Ends the use of the corpus. The mappings go when nothing refers to them any more. */
    @Override
    public void close() throws IOException {
        lease.close();
    }
}
