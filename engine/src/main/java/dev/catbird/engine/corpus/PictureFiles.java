package dev.catbird.engine.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Names of the picture files of a shard, and how far an interrupted build of them came. Thread: worker. */
final class PictureFiles {
    /** BC1 frames of one size, one after the other. */
    static final String PICTURES = "pictures.bc1";

    /** The presentation time of each picture in seconds, float64. */
    static final String TIMES = "times.f64";

    /** There while pictures are being stored; says how, so that only a like build goes on with them. */
    static final String BEGUN = "pictures.begun";

    private PictureFiles() {}

    /** Pictures that are whole on the disk and were made in the way {@code how}; otherwise clears the place for a new start. */
    static int begin(Path folder, String how, int bytesPerPicture) throws IOException {
        Path begun = folder.resolve(BEGUN);
        if (Files.exists(begun) && Files.readString(begun).equals(how)) {
            long whole = Math.min(
                    lengthOf(folder.resolve(PICTURES)) / bytesPerPicture,
                    lengthOf(folder.resolve(TIMES)) / Double.BYTES);
            if (whole > 0 && whole <= Integer.MAX_VALUE) {
                return (int) whole;
            }
        }
        remove(folder);
        Files.writeString(begun, how);
        return 0;
    }

    /** Removes whatever there is of pictures. */
    static void remove(Path folder) throws IOException {
        // The mark goes first: without it the rest is never gone on with.
        Files.deleteIfExists(folder.resolve(BEGUN));
        for (String name : new String[] {PICTURES, TIMES}) {
            Files.deleteIfExists(folder.resolve(name));
            Files.deleteIfExists(folder.resolve(name + StoredFileWriter.TABLE_ENDING));
        }
    }

    private static long lengthOf(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }
}
