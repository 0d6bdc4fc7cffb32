package dev.catbird.app;

import dev.catbird.engine.host.javasound.JavaSoundDevices;
import dev.catbird.engine.live.MatcherThread;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Gives the threads that sound a real-time priority on Linux, where the system allows it: Java has no call for that, so {@code
 * chrt} does it. Thread: main; takes some milliseconds per new thread.
 */
final class RealTimePriority {
    private static final Path TASKS = Path.of("/proc/self/task");

    /** PulseAudio's library has one in our process for each direction: all sound goes through it on its way to the server. */
    private static final String PULSE_THREAD = "threaded-ml";

    /** Sound before matches: what plays must never wait for what will be played. Sound servers have 5 to 40. */
    private static final Map<String, Integer> PRIORITIES =
            Map.of(PULSE_THREAD, 35, JavaSoundDevices.AUDIO_THREAD, 30, MatcherThread.NAME, 20);

    private static final int PATIENCE_MS = 1000;

    /** Threads that were tried. */
    private final Set<String> known = new HashSet<>();

    private boolean refused;

    /** Looks for threads that sound and are new, such as after a device came back. False if the system refuses priority. */
    boolean raise() {
        newThreads().forEach((task, priority) -> {
            known.add(task);
            refused |= !chrt(task, priority);
        });
        return !refused;
    }

    /** What to do to be allowed. */
    static String advice() {
        return "no real-time priority for sound, which may stutter on a busy machine; to allow it: echo '@audio - rtprio 40' |"
                + " sudo tee /etc/security/limits.d/catbird.conf, be in the group audio, and log in again";
    }

    private Map<String, Integer> newThreads() {
        Map<String, Integer> found = new TreeMap<>();
        if (!Files.isDirectory(TASKS)) {
            return found;
        }
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
            for (Path task : tasks) {
                String id = String.valueOf(task.getFileName());
                Integer priority = known.contains(id) ? null : PRIORITIES.get(name(task));
                if (priority != null) {
                    found.put(id, priority);
                }
            }
        } catch (IOException e) {
            return found; // It shows by the advice not being heeded: nothing else depends on it.
        }
        return found;
    }

    private static String name(Path task) {
        try {
            return Files.readString(task.resolve("comm")).strip();
        } catch (IOException e) {
            return ""; // It has just ended.
        }
    }

    private static boolean chrt(String task, int priority) {
        List<String> command = new ArrayList<>(List.of("chrt", "-f", "-p", Integer.toString(priority), task));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
