package dev.catbird.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.corpus.CorpusException;
import dev.catbird.engine.media.MediaException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorPolicyTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new MediaException(Path.of("a b.mp4"), "not media"), 2, "a b.mp4: not media"),
                Arguments.of(new CorpusException(Path.of("a.catbird"), "damaged"), 2, "a.catbird: damaged"),
                Arguments.of(new BadInputException("--fps 0: more than 0, please"), 2, "--fps 0: more than 0, please"),
                Arguments.of(new NoSuchFileException("x.mp4"), 2, "x.mp4: no such file"),
                Arguments.of(new FileNotFoundException("x.mp4 (Is a directory)"), 2, "x.mp4 (Is a directory)"),
                Arguments.of(new AccessDeniedException("x.mp4"), 2, "x.mp4: permission denied"),
                Arguments.of(
                        new FileSystemException("o.mp4", null, "No space left on device"),
                        1,
                        "o.mp4: No space left on device"),
                Arguments.of(
                        new MediaException(Path.of("o.mp4"), "cannot be written (No space left on device)"),
                        1,
                        "o.mp4: cannot be written (No space left on device)"),
                Arguments.of(new IOException("two\nlines"), 1, "two; lines"),
                Arguments.of(new CancellationException(), 130, "stopped"),
                Arguments.of(
                        new OutOfMemoryError("Java heap space"),
                        1,
                        "not enough memory (Java heap space); give Java more, for example CATBIRD_JVM_FLAGS=-Xmx4g"),
                Arguments.of(
                        new IllegalStateException("no"),
                        1,
                        "internal error: java.lang.IllegalStateException: no (--debug shows where)"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyFailureIsOneLineAndACode(Throwable failure, int exitCode, String line) {
        Captured captured = new Captured(false);
        assertEquals(exitCode, new ErrorPolicy(captured.terminal, () -> false).report(failure));
        assertEquals("catbird: " + line + System.lineSeparator(), captured.err());
    }

    @Test
    void stackTraceComesOnlyWithDebug() {
        Captured quiet = new Captured(false);
        Captured debugging = new Captured(false);
        IOException failure = new IOException("broken");
        new ErrorPolicy(quiet.terminal, () -> false).report(failure);
        new ErrorPolicy(debugging.terminal, () -> true).report(failure);
        assertFalse(quiet.err().contains("at dev.catbird"), quiet.err());
        assertTrue(debugging.err().contains("at dev.catbird"), debugging.err());
    }
}
