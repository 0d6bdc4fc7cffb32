package dev.catbird.app;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * Where a command writes. Thread: any.
 *
 * @param out results
 * @param err everything else: progress, warnings, errors
 * @param interactive whether {@code err} is a terminal that somebody watches
 * @param columns width of that terminal in characters
 */
record Terminal(PrintStream out, PrintStream err, boolean interactive, int columns) {

    private static final int USUAL_COLUMNS = 80;
    private static final int FEWEST_COLUMNS = 55;

    /** The process's own streams. Java cannot tell whether stderr is a terminal: the launcher says so. */
    static Terminal ofProcess() {
        boolean interactive = Boolean.getBoolean("catbird.terminal");
        return new Terminal(System.out, System.err, interactive, columns(System.getProperty("catbird.columns")));
    }

    private static int columns(@Nullable String said) {
        try {
            return said == null ? USUAL_COLUMNS : Math.max(FEWEST_COLUMNS, Integer.parseInt(said));
        } catch (NumberFormatException e) {
            return USUAL_COLUMNS;
        }
    }

    /** A line for people on stderr, marked as ours. */
    void say(String line) {
        err.println("catbird: " + line);
    }
}
