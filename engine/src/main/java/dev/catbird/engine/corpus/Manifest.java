package dev.catbird.engine.corpus;

import dev.catbird.engine.analysis.AnalysisSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code corpus.json} says: everything about a stored corpus except its bulk. Thread: any.
 *
 * @param format always {@link #FORMAT}
 * @param version {@link #VERSION} of the writer
 * @param complete false while the corpus is being built
 * @param analysis how the sound was measured
 * @param box the size pictures were scaled down to
 * @param shards the videos in the order of the axis
 */
record Manifest(
        String format, int version, boolean complete, AnalysisSettings analysis, PictureBox box, List<Shard> shards) {

    static final String FORMAT = "catbird corpus";

    /** Raised whenever older readers would misread the files, or the analysis itself changes. */
    static final int VERSION = 2;

    Manifest(boolean complete, AnalysisSettings analysis, PictureBox box, List<Shard> shards) {
        this(FORMAT, VERSION, complete, analysis, box, List.copyOf(shards));
    }

    /** Whether pictures were asked for with any of the videos. */
    boolean hasPictures() {
        return shards.stream().anyMatch(shard -> shard.pictures() != null);
    }

    /** The size pictures are scaled down to, in pixels. */
    record PictureBox(int maxWidth, int maxHeight) {
        static PictureBox of(BuildSettings settings) {
            return new PictureBox(settings.maxPictureWidth(), settings.maxPictureHeight());
        }
    }

    /**
     * One video.
     *
     * @param folder name of its folder within the corpus
     * @param source the file it was made from
     * @param sound its sound and spectra
     * @param pictures its pictures; null where none were asked for yet
     */
    record Shard(
            String folder,
            Source source,
            Sound sound,
            @Nullable Pictures pictures) {

        Shard withPictures(@Nullable Pictures newPictures) {
            return new Shard(folder, source, sound, newPictures);
        }

        Shard withSource(Source newSource) {
            return new Shard(folder, newSource, sound, pictures);
        }
    }

    /**
     * A file as it was when it was read.
     *
     * @param path its real path
     * @param bytes its length
     * @param modifiedMs its modification time, ms since 1970
     * @param sha256 hash of its content, 64 hexadecimal digits
     */
    record Source(String path, long bytes, long modifiedMs, String sha256) {

        /** Whether it surely is the same file as it was: same place, length and time. */
        boolean untouchedSince(Source before) {
            return path.equals(before.path) && bytes == before.bytes && modifiedMs == before.modifiedMs;
        }
    }

    /**
     * The sound of a shard.
     *
     * @param library who decoded it
     * @param channels 1 or 2, interleaved
     * @param frames frames of sound in the source
     * @param units rows of spectra: one per corpus hop begun
     * @param files sound.f32, units.u8, levels.f32, and the index: summaries.u8, order.u16, cells.u8
     * @param warnings what was wrong with the source
     */
    record Sound(String library, int channels, long frames, int units, List<StoredFile> files, List<String> warnings) {}

    /**
     * The pictures of a shard.
     *
     * @param library who decoded them
     * @param width width of each, in pixels; 0 if there are none
     * @param height height of each, in pixels; 0 if there are none
     * @param framesPerS nominal rate; 0 where the source does not say
     * @param count how many; 0 if the source has none
     * @param bytesPerPicture stride of pictures.bc1
     * @param files pictures.bc1, times.f64; empty if there are none
     * @param warnings what was wrong with the source
     */
    record Pictures(
            String library,
            int width,
            int height,
            double framesPerS,
            int count,
            int bytesPerPicture,
            List<StoredFile> files,
            List<String> warnings) {

        static Pictures none(String library, List<String> warnings) {
            return new Pictures(library, 0, 0, 0, 0, 0, List.of(), warnings);
        }
    }

    /**
     * One binary file.
     *
     * @param name its name within the shard's folder
     * @param bytes its length
     * @param tableCrc32c checksum of the file's own table of checksums
     */
    record StoredFile(String name, long bytes, int tableCrc32c) {}
}
