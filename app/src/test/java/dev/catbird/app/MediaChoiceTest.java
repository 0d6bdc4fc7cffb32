package dev.catbird.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.catbird.app.MediaChoice.Candidate;
import dev.catbird.engine.media.MediaLibrary;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MediaChoiceTest {

    private static final Candidate GOOD = new Candidate("good", "Good", null, () -> new Named("Good 1.0"));
    private static final Candidate SMALL = new Candidate("small", "Small", "MP4 only", () -> new Named("Small 0.2"));
    private static final Candidate BROKEN = new Candidate("broken", "Broken", null, () -> {
        throw new IllegalStateException("wrapper", new UnsatisfiedLinkError("libfoo.so: not found\nand more"));
    });
    private static final Candidate MISSING = new Candidate("missing", "Missing", null, () -> {
        throw new NoClassDefFoundError("org/foo/Bar");
    });

    @Test
    void firstThatLoadsIsUsedWithoutAWord() throws IOException {
        MediaChoice choice = MediaChoice.among(List.of(GOOD, SMALL), "");
        assertEquals("Good 1.0", choice.library().name());
        assertEquals("the first choice, loaded", choice.why());
        assertNull(choice.warning());
    }

    @Test
    void fallbackSaysWhyAndWhatIsLost() throws IOException {
        MediaChoice choice = MediaChoice.among(List.of(BROKEN, SMALL), "");
        assertEquals("Small 0.2", choice.library().name());
        assertEquals("Broken could not be loaded: libfoo.so: not found", choice.why());
        assertEquals("Broken could not be loaded: libfoo.so: not found; using Small 0.2 (MP4 only)", choice.warning());
    }

    @Test
    void askedForIsTakenThoughAnotherComesFirst() throws IOException {
        MediaChoice choice = MediaChoice.among(List.of(GOOD, SMALL), "Small");
        assertEquals("Small 0.2", choice.library().name());
        assertEquals("CATBIRD_MEDIA asks for it", choice.why());
    }

    @Test
    void askedForThatFailsIsNotReplaced() {
        IOException e = assertThrows(IOException.class, () -> MediaChoice.among(List.of(GOOD, MISSING), "missing"));
        assertEquals("no media library: Missing could not be loaded: org/foo/Bar", e.getMessage());
    }

    @Test
    void loaderThatExplainsItselfIsQuoted() {
        Candidate explains = new Candidate("x", "X", null, () -> {
            throw new IOException("X needs Y", new UnsatisfiedLinkError("z"));
        });
        IOException e = assertThrows(IOException.class, () -> MediaChoice.among(List.of(explains), ""));
        assertEquals("no media library: X needs Y", e.getMessage());
    }

    @Test
    void unknownNameListsTheKnown() {
        IOException e = assertThrows(BadInputException.class, () -> MediaChoice.among(List.of(GOOD, SMALL), "vlc"));
        assertEquals("CATBIRD_MEDIA=vlc is not known; allowed: good, small", e.getMessage());
    }

    /** A library that has a name and nothing else. */
    private record Named(String name) implements MediaLibrary {}
}
