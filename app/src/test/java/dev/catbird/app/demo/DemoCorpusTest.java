package dev.catbird.app.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.ProgressListener;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DemoCorpusTest {
    private static final Score FIRST_ACT = new Score(Score.demo().acts().subList(0, 1));

    @Test
    void pictureAndSoundAreWrittenSideBySideToTheEnd() throws IOException {
        MemoryLibrary library = new MemoryLibrary();
        long[] progress = new long[2];
        DemoCorpus.write(FIRST_ACT, library, Path.of("corpus.mp4"), new ProgressListener() {
            @Override
            public void stage(String what, String unit, long total) {
                progress[0] = total;
            }

            @Override
            public void advance(long done) {
                progress[1] = done;
            }
        });
        assertTrue(library.finished && library.closed);
        assertEquals(640, library.format.width());
        assertEquals(2, library.format.channels());
        assertEquals(156, library.pictures);
        assertEquals(library.pictures / 25.0, library.frames / 44_100.0, 0.001);
        assertTrue(library.apartS < 0.001, () -> library.apartS + " s apart");
        assertEquals(library.pictures, progress[0]);
        assertEquals(library.pictures, progress[1]);
    }

    @Test
    void aFullDiskIsReportedAndNothingIsFinished() {
        MemoryLibrary library = new MemoryLibrary();
        library.fullAfterPictures = 20;
        assertThrows(
                IOException.class,
                () -> DemoCorpus.write(FIRST_ACT, library, Path.of("corpus.mp4"), ProgressListener.SILENT));
        assertTrue(library.closed);
        assertFalse(library.finished);
    }
}
