package dev.catbird.engine.corpus;

import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.media.MediaInfo;
import dev.catbird.engine.picture.Bc1;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Foretells how much room a corpus takes. Thread: any. */
final class BuildEstimate {
    /** Kept free for the rest of the machine. */
    private static final long SPARE_BYTES = 64L << 20;

    private BuildEstimate() {}

    /** Bytes of the sound and spectra of a file; 0 where the file does not tell its length. */
    static long soundBytes(MediaInfo info, AnalysisSettings analysis) {
        MediaInfo.Sound sound = info.sound();
        if (sound == null || !(info.durationS() > 0)) {
            return 0;
        }
        double frames = info.durationS() * analysis.rateHz();
        double perFrame = (sound.channels() == 1 ? 1 : 2) * Float.BYTES;
        double perUnit = analysis.rowBytes() + Float.BYTES + IndexFiles.bytesPerUnit(analysis);
        return (long) (frames * (perFrame + perUnit / analysis.corpusHopFrames()));
    }

    /** Pictures a file is about to give; -1 where it does not tell. */
    static long pictures(MediaInfo info) {
        MediaInfo.Pictures picture = info.picture();
        if (picture == null) {
            return 0;
        }
        return info.durationS() > 0 && picture.framesPerS() > 0
                ? Math.round(info.durationS() * picture.framesPerS())
                : -1;
    }

    /** Bytes of the pictures of a file; 0 where the file does not tell their number. */
    static long pictureBytes(MediaInfo info, Manifest.PictureBox box) {
        MediaInfo.Pictures picture = info.picture();
        long count = pictures(info);
        if (picture == null || count <= 0 || picture.width() < 1 || picture.height() < 1) {
            return 0;
        }
        double scale = Math.min(
                1, Math.min((double) box.maxWidth() / picture.width(), (double) box.maxHeight() / picture.height()));
        int width = (int) Math.max(1, Math.round(scale * picture.width()));
        int height = (int) Math.max(1, Math.round(scale * picture.height()));
        return count * (Bc1.bytes(width, height) + Double.BYTES);
    }

    /** Bytes of the whole corpus of a file, as far as it tells. */
    static long bytes(MediaInfo info, BuildSettings settings) {
        return soundBytes(info, settings.analysis())
                + (settings.pictures() ? pictureBytes(info, Manifest.PictureBox.of(settings)) : 0);
    }

    /** Throws {@link CorpusException} if the disk that will hold {@code corpus} has less than {@code bytes} to spare. */
    static void checkSpace(Path corpus, long bytes) throws IOException {
        Path folder = corpus.toAbsolutePath().getParent();
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < bytes + SPARE_BYTES) {
            throw new CorpusException(
                    corpus,
                    String.format(
                            Locale.ROOT,
                            "not enough room in %s: about %s are needed, %s are free; free some, or choose another"
                                    + " folder",
                            folder,
                            size(bytes + SPARE_BYTES),
                            size(free)));
        }
    }

    static String size(long bytes) {
        return bytes >= 1L << 30
                ? String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30))
                : String.format(Locale.ROOT, "%d MiB", (bytes + (1 << 20) - 1) >> 20);
    }
}
