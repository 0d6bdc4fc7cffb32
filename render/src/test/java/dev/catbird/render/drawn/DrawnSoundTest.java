package dev.catbird.render.drawn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.corpus.MemoryCorpus;
import dev.catbird.engine.corpus.PictureStore;
import dev.catbird.engine.media.Picture;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Spectrograms of a corpus whose sound is known: silence, then a tone, low in its first half and high in its second. */
class DrawnSoundTest {
    private static final int RATE_HZ = 44100;

    private static MemoryCorpus corpus(int frames) {
        float[] sound = new float[frames];
        for (int i = RATE_HZ; i < frames; i++) {
            double hz = i < frames / 2 ? 300 : 3000;
            sound[i] = (float) (0.5 * Math.sin(2 * Math.PI * hz * i / RATE_HZ));
        }
        return MemoryCorpus.mono(sound, AnalysisSettings.DEFAULT);
    }

    private static int light(Picture picture, int x, int y) {
        int rgb = picture.argb()[y * picture.width() + x];
        return (rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255);
    }

    /** The row that is brightest in a column. */
    private static int brightest(Picture picture, int x) {
        int best = 0;
        for (int y = 1; y < picture.height(); y++) {
            best = light(picture, x, y) > light(picture, x, best) ? y : best;
        }
        return best;
    }

    /** The row of a frequency: 60 Hz to 11025 Hz upwards, evenly by octaves. */
    private static double row(double hz) {
        return DrawnSound.HEIGHT * (1 - Math.log(hz / 60) / Math.log(11025 / 60.0));
    }

    @Test
    void tonesLieAtTheirHeightAndSilenceIsDark() {
        MemoryCorpus corpus = corpus(8 * RATE_HZ);
        PictureStore pictures = DrawnSound.picturesOf(corpus);
        assertEquals(200, pictures.count(), 1);
        Picture picture = new Picture();
        pictures.read(pictures.pictureAt(2 * RATE_HZ), picture);
        assertEquals(row(300), brightest(picture, 320), 6);
        pictures.read(pictures.pictureAt(6 * RATE_HZ), picture);
        assertEquals(row(3000), brightest(picture, 320), 6);
        assertTrue(light(picture, 320, brightest(picture, 320)) > 450, "a loud tone is bright");
        pictures.read(pictures.pictureAt(RATE_HZ / 4), picture);
        assertTrue(light(picture, 320, brightest(picture, 320)) < 40, "silence is dark");
    }

    @Test
    void momentIsInTheMiddle() {
        MemoryCorpus corpus = corpus(8 * RATE_HZ);
        PictureStore pictures = DrawnSound.picturesOf(corpus);
        Picture picture = new Picture();
        pictures.read(pictures.pictureAt(4 * RATE_HZ), picture);
        assertEquals(row(300), brightest(picture, 280), 6);
        assertEquals(row(3000), brightest(picture, 360), 6);
    }

    @Test
    void placesOutsideTheSoundHaveNoPictureAndItsEndsHave() {
        for (int frames : new int[] {1, 700, RATE_HZ / 25, 2 * RATE_HZ + 1}) {
            MemoryCorpus corpus = corpus(frames);
            PictureStore pictures = DrawnSound.picturesOf(corpus);
            assertEquals(-1, pictures.pictureAt(-1));
            assertEquals(-1, pictures.pictureAt(corpus.soundFrames()));
            assertEquals(0, pictures.pictureAt(0));
            int last = pictures.pictureAt(corpus.soundFrames() - 1);
            assertEquals(pictures.count() - 1, last);
            Picture picture = new Picture();
            pictures.read(0, picture);
            pictures.read(last, picture);
            assertEquals(pictures.width(last), picture.width());
            assertEquals(pictures.height(last), picture.height());
        }
    }

    @Test
    void coloursTellTheBeginningFromTheEnd() {
        float[] sound = new float[4 * RATE_HZ];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (float) (0.2 * Math.sin(2 * Math.PI * 500 * i / RATE_HZ));
        }
        PictureStore pictures = DrawnSound.picturesOf(MemoryCorpus.mono(sound, AnalysisSettings.DEFAULT));
        Picture picture = new Picture();
        pictures.read(20, picture);
        int cold = picture.argb()[brightest(picture, 320) * picture.width() + 320];
        pictures.read(80, picture);
        int warm = picture.argb()[brightest(picture, 320) * picture.width() + 320];
        assertNotEquals(cold, warm);
        assertTrue((cold & 255) - (cold >> 16 & 255) > (warm & 255) - (warm >> 16 & 255), "blue comes before red");
    }

    @Test
    void drawingAllocatesNothing() {
        PictureStore pictures = DrawnSound.picturesOf(corpus(3 * RATE_HZ));
        Picture picture = new Picture();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        long fewest = Long.MAX_VALUE;
        pictures.read(0, picture);
        for (int round = 0; round < 10 && fewest > 0; round++) {
            long before = threads.getThreadAllocatedBytes(self);
            for (int i = 0; i < pictures.count(); i++) {
                pictures.read(i, picture);
            }
            fewest = Math.min(fewest, threads.getThreadAllocatedBytes(self) - before);
        }
        assertEquals(0, fewest);
    }
}
