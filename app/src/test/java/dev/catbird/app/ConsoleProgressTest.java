package dev.catbird.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ConsoleProgressTest {

    @Test
    void pipeGetsOneLinePerStage() {
        Captured captured = new Captured(false);
        try (ConsoleProgress progress = new ConsoleProgress(captured.terminal)) {
            progress.stage("reading a.mp4", "pictures", 1000);
            for (int i = 0; i <= 1000; i++) {
                progress.advance(i);
            }
            progress.stage("writing", "s", -1);
        }
        assertEquals(
                "catbird: reading a.mp4\ncatbird: writing\n", captured.err().replace("\r\n", "\n"));
        assertEquals("", captured.out());
    }

    @Test
    void terminalGetsABarThatEndsItsLine() {
        Captured captured = new Captured(true);
        try (ConsoleProgress progress = new ConsoleProgress(captured.terminal)) {
            progress.stage("reading", "pictures", 200);
            progress.advance(50);
        }
        String last = captured.err().substring(captured.err().lastIndexOf("\rreading") + 1);
        assertTrue(last.startsWith("reading  25%"), captured.err());
        assertTrue(last.contains("50/200 pictures"), captured.err());
        assertTrue(last.endsWith(System.lineSeparator()), captured.err());
    }

    @Test
    void unknownTotalIsDrawnToo() {
        Captured captured = new Captured(true);
        try (ConsoleProgress progress = new ConsoleProgress(captured.terminal)) {
            progress.stage("reading", "s", -1);
            progress.advance(7);
        }
        assertTrue(captured.err().contains("reading 7 s"), captured.err());
    }

    @Test
    void barFitsTheTerminal() {
        Captured captured = new Captured(true);
        try (ConsoleProgress progress = new ConsoleProgress(captured.terminal)) {
            progress.stage("reading a file with a rather long name that goes on and on and on.mp4", "pictures", 200);
            progress.advance(50);
        }
        // A lone carriage return counts as the end of a line.
        captured.err().lines().forEach(drawing -> assertTrue(drawing.length() < captured.terminal.columns(), drawing));
    }
}
