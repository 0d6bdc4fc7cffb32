package dev.catbird.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class InterruptionTest {

    private static final int TERMINATED = 128 + 15;

    @Test
    void nothingIsAskedForAtFirst() {
        try (Interruption interruption = new Interruption()) {
            assertFalse(interruption.requested());
            assertDoesNotThrow(interruption::check);
        }
    }

    @Test
    void requestEndsWhatChecks() {
        try (Interruption interruption = new Interruption()) {
            interruption.request();
            assertTrue(interruption.requested());
            assertThrows(CancellationException.class, interruption::check);
        }
    }

    @Test
    void demoStopsWhileItDrawsAndLeavesNothing(@TempDir Path folder) throws IOException {
        Captured captured = new Captured(false);
        try (Interruption interruption = new Interruption()) {
            interruption.request();
            Session session = new Session(captured.terminal, Map.of(), interruption);
            assertEquals(ErrorPolicy.INTERRUPTED, Catbird.run(session, "demo", "-o", folder.toString()));
        }
        assertFalse(captured.err().contains("rendering"), captured.err());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // has no signal that a process may send to another
    @Timeout(60)
    void signalWaitsUntilTheCommandHasWoundUp() throws Exception {
        Process process = start("winds-up");
        try (BufferedReader out = process.inputReader(UTF_8)) {
            assertEquals("ready", out.readLine());
            process.toHandle().destroy();
            assertEquals("wound up", out.readLine());
            assertEquals(TERMINATED, process.waitFor());
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @Timeout(60)
    void secondSignalEndsACommandThatHangs() throws Exception {
        Process process = start("hangs");
        try (BufferedReader out = process.inputReader(UTF_8)) {
            assertEquals("ready", out.readLine());
            process.toHandle().destroy();
            assertEquals("asked", out.readLine());
            // The handler for the second one is set a moment after the flag: ask until it is heard.
            long attempts = 0;
            do {
                process.toHandle().destroy();
                attempts++;
            } while (!process.waitFor(20, TimeUnit.MILLISECONDS) && attempts < 200);
            assertEquals(ErrorPolicy.INTERRUPTED, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(String manner) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), Command.class.getName(), manner)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** A process like ours: a command that winds up when asked to, or does not. */
    static final class Command {
        private Command() {}

        public static void main(String[] args) throws InterruptedException {
            try (Interruption interruption = Interruption.listening()) {
                System.out.println("ready");
                while (!interruption.requested()) {
                    Thread.onSpinWait();
                }
                if (args[0].equals("hangs")) {
                    System.out.println("asked");
                    new CountDownLatch(1).await();
                }
                System.out.println("wound up");
            }
        }
    }
}
