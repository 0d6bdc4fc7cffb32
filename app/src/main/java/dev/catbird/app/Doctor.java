package dev.catbird.app;

import dev.catbird.engine.corpus.CorpusCache;
import dev.catbird.engine.kernel.Kernels;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code catbird doctor}: what this machine gives us, and whether that is enough. Thread: main. */
@Command(
        name = "doctor",
        description = {
            "Tells what this machine offers: Java, memory, the inner loops and the media library in use and why, the cache.",
            "Exit code 0 if Catbird can work here, 1 if not."
        })
final class Doctor implements Callable<Integer> {

    private static final long MIB = 1 << 20;
    private static final double GIB = 1 << 30;

    private final Session session;

    Doctor(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        PrintStream out = session.terminal().out();
        boolean usable = true;
        Map<String, String> findings = new LinkedHashMap<>();
        findings.put("catbird", Version.number());
        findings.put("java", System.getProperty("java.vm.version") + ", " + System.getProperty("java.vm.vendor"));
        findings.put("java home", System.getProperty("java.home"));
        findings.put(
                "system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch"));
        Runtime runtime = Runtime.getRuntime();
        findings.put("cores", Integer.toString(runtime.availableProcessors()));
        findings.put("memory", runtime.maxMemory() / MIB + " MiB for Java");
        findings.put("kernels", Kernels.description());
        try {
            MediaChoice media = MediaChoice.ofProcess(session.environment());
            findings.put("media", media.library().name() + " (" + media.why() + ")");
        } catch (BadInputException e) {
            throw e;
        } catch (IOException e) {
            usable = false;
            findings.put("media", "none: " + e.getMessage());
        }
        CacheFolder cache = new CacheFolder(CorpusCache.ofUser().folder());
        boolean writable = cache.isWritable();
        findings.put(
                "cache",
                cache.path()
                        + (writable
                                ? ", " + size(cache.sizeBytes())
                                : ": cannot be written, so every run analyses its video anew; CATBIRD_CACHE moves it"));
        findings.put("free disk", size(cache.freeBytes()));

        int width = findings.keySet().stream().mapToInt(String::length).max().orElse(0);
        findings.forEach((name, finding) -> out.println(" ".repeat(width - name.length()) + name + "  " + finding));
        out.println(usable ? "Catbird can work here." : "Catbird cannot work here yet.");
        return usable ? 0 : ErrorPolicy.OUR_FAILURE;
    }

    private static String size(long bytes) {
        return bytes < GIB / 10
                ? String.format(Locale.ROOT, "%.1f MiB", bytes / (double) MIB)
                : String.format(Locale.ROOT, "%.1f GiB", bytes / GIB);
    }
}
