package dev.catbird.engine.corpus;

import dev.catbird.engine.media.Picture;
import dev.catbird.engine.picture.Bc1;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Objects;

/** The mapped pictures of all shards of a corpus. Thread: any; reads allocate nothing. */
final class MappedPictures implements PictureStore {
    private final int rateHz;
    private final Shard[] shards;
    /** The first picture of each shard that has any. */
    private final int[] firstPictures;
    /** The frame of the sound axis where each of these shards begins. */
    private final long[] firstFrames;

    private final int count;

    /** The pictures of one shard. */
    private static final class Shard {
        final Manifest.Pictures stored;
        final MappedTimes times;
        final long soundFrames;
        final int picturesPerSegment;
        final ByteBuffer[] segments;

        Shard(Path folder, Manifest.Pictures stored, long soundFrames, long maxSegmentBytes) throws IOException {
            this.stored = stored;
            this.soundFrames = soundFrames;
            times = new MappedTimes(folder.resolve(PictureFiles.TIMES), stored.count());
            long stride = stored.bytesPerPicture();
            picturesPerSegment = (int) Math.max(1, maxSegmentBytes / stride);
            segments = new ByteBuffer[(stored.count() + picturesPerSegment - 1) / picturesPerSegment];
            try (FileChannel channel =
                    FileChannel.open(folder.resolve(PictureFiles.PICTURES), StandardOpenOption.READ)) {
                for (int s = 0; s < segments.length; s++) {
                    long first = (long) s * picturesPerSegment;
                    long bytes = Math.min(picturesPerSegment, stored.count() - first) * stride;
                    segments[s] = channel.map(FileChannel.MapMode.READ_ONLY, first * stride, bytes)
                            .order(java.nio.ByteOrder.LITTLE_ENDIAN);
                }
            }
        }
    }

    /** Maps the pictures of the shards that have some; {@code axisFrames} says where every shard begins. */
    MappedPictures(Path corpus, Manifest manifest, long[] axisFrames, long maxSegmentBytes) throws IOException {
        rateHz = manifest.analysis().rateHz();
        int hop = manifest.analysis().corpusHopFrames();
        int size = (int)
                manifest.shards().stream().filter(MappedPictures::hasPictures).count();
        shards = new Shard[size];
        firstPictures = new int[size];
        firstFrames = new long[size];
        int at = 0;
        long next = 0;
        for (int s = 0; s < axisFrames.length; s++) {
            Manifest.Shard shard = manifest.shards().get(s);
            Manifest.Pictures stored = shard.pictures();
            if (stored != null && stored.count() > 0) {
                long soundFrames = (long) shard.sound().units() * hop;
                shards[at] = new Shard(corpus.resolve(shard.folder()), stored, soundFrames, maxSegmentBytes);
                firstPictures[at] = (int) next;
                firstFrames[at] = axisFrames[s];
                at++;
                next += stored.count();
                if (next > Integer.MAX_VALUE) {
                    throw new CorpusException(corpus, "more than " + Integer.MAX_VALUE + " pictures; split it");
                }
            }
        }
        count = (int) next;
    }

    private static boolean hasPictures(Manifest.Shard shard) {
        Manifest.Pictures stored = shard.pictures();
        return stored != null && stored.count() > 0;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public int pictureAt(long soundFrame) {
        int found = Arrays.binarySearch(firstFrames, soundFrame);
        int s = found >= 0 ? found : -found - 2;
        if (s < 0) {
            return -1;
        }
        long local = soundFrame - firstFrames[s];
        if (local >= shards[s].soundFrames) {
            return -1;
        }
        // Half a frame of sound on: the frame that was rounded from a picture's time belongs to that picture.
        return firstPictures[s] + shards[s].times.shownAt((local + 0.5) / rateHz);
    }

    private int shardOf(int picture) {
        Objects.checkIndex(picture, count);
        int found = Arrays.binarySearch(firstPictures, picture);
        return found >= 0 ? found : -found - 2;
    }

    @Override
    public int width(int picture) {
        return shards[shardOf(picture)].stored.width();
    }

    @Override
    public int height(int picture) {
        return shards[shardOf(picture)].stored.height();
    }

    @Override
    public void read(int picture, Picture into) {
        int s = shardOf(picture);
        Shard shard = shards[s];
        int local = picture - firstPictures[s];
        Bc1.decode(packed(picture), packedAt(picture), shard.stored.width(), shard.stored.height(), into);
        into.timeS(shard.times.at(local));
    }

    @Override
    public ByteBuffer packed(int picture) {
        int s = shardOf(picture);
        return shards[s].segments[(picture - firstPictures[s]) / shards[s].picturesPerSegment];
    }

    @Override
    public int packedAt(int picture) {
        int s = shardOf(picture);
        return (picture - firstPictures[s]) % shards[s].picturesPerSegment * shards[s].stored.bytesPerPicture();
    }

    @Override
    public double framesPerS() {
        return shards.length == 0 ? 0 : shards[0].stored.framesPerS();
    }
}
