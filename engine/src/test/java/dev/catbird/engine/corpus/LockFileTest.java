package dev.catbird.engine.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockFileTest {
    @TempDir
    Path folder;

    @Test
    void oneThreadAtATimeHasTheLock() throws IOException {
        Path file = folder.resolve("x.lock");
        LockFile lock = LockFile.tryTake(file);
        assertNotNull(lock);
        assertNull(LockFile.tryTake(file));
        lock.close();
        assertFalse(Files.exists(file));
        lock = LockFile.tryTake(file);
        assertNotNull(lock);
        lock.close();
    }

    @Test
    void aFileLeftByADeadProcessIsNoLock() throws IOException {
        Path file = Files.createFile(folder.resolve("x.lock"));
        LockFile lock = LockFile.tryTake(file);
        assertNotNull(lock);
        lock.close();
        assertFalse(Files.exists(file));
    }

    @Test
    void oneProgramAtATimeHasTheLockHoweverOftenOthersTry() throws IOException {
        Path file = folder.resolve("x.lock");
        try (Neighbour neighbour = new Neighbour(file)) {
            LockFile lock = LockFile.tryTake(file);
            assertNotNull(lock);
            assertNull(LockFile.tryTake(file));
            assertEquals("refused", neighbour.ask("take"));
            assertEquals("refused", neighbour.ask("take"));
            lock.close();
            assertEquals("taken", neighbour.ask("take"));
            assertNull(LockFile.tryTake(file));
            assertNull(LockFile.tryTake(file));
            assertEquals("released", neighbour.ask("release"));
            lock = LockFile.tryTake(file);
            assertNotNull(lock);
            lock.close();
        }
    }

    /** Another program that takes and releases the lock as it is told. */
    private static final class Neighbour implements AutoCloseable {
        private final Process process;
        private final PrintStream orders;
        private final BufferedReader answers;

        Neighbour(Path file) throws IOException {
            process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            LockHolder.class.getName(),
                            file.toString()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
            answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        }

        @Nullable
        String ask(String order) throws IOException {
            orders.println(order);
            return answers.readLine();
        }

        @Override
        public void close() {
            orders.close();
            process.onExit().join();
        }
    }

    /** The other program. */
    static final class LockHolder {
        private LockHolder() {}

        public static void main(String[] arguments) throws IOException {
            Path file = Path.of(arguments[0]);
            BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            LockFile lock = null;
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                if (order.equals("take")) {
                    lock = LockFile.tryTake(file);
                    System.out.println(lock == null ? "refused" : "taken");
                } else if (lock != null) {
                    lock.close();
                    System.out.println("released");
                }
            }
        }
    }
}
