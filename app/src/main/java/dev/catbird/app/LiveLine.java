package dev.catbird.app;

import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line at the bottom of the terminal that is written over again and again: the input as a meter with the gate in it, and how the
 * knobs stand. What others say in the meantime goes above it. Thread: main.
 */
final class LiveLine implements AutoCloseable {
    private static final String WIPE = "\r\u001b[K";
    private static final int METER = 20;
    private static final double QUIETEST_DB = -60;

    private final PrintStream err;
    private final int columns;
    private final Terminal above;
    private final Parameters parameters;
    private boolean drawn;

    LiveLine(Terminal terminal, Parameters parameters) {
        err = terminal.err();
        columns = terminal.columns();
        this.parameters = parameters;
        above = new Terminal(over(terminal.out()), over(err), true, columns);
    }

    /** Where to say something while the line is there. */
    Terminal above() {
        return above;
    }

    private PrintStream over(PrintStream stream) {
        return new PrintStream(stream, true) {
            @Override
            public void println(@Nullable String line) {
                close();
                super.println(line);
            }
        };
    }

    /** Writes the line anew. Levels are amplitudes in dB, {@code load} the share of a block's time, {@code trouble} what else to tell. */
    void draw(boolean connected, double inputDb, double outputDb, double load, String trouble) {
        String state = connected
                ? String.format(
                        Locale.ROOT,
                        "in %s %4.0f dB  out %4.0f dB  load %3.0f %%",
                        meter(inputDb, parameters.get(Parameter.GATE)),
                        inputDb,
                        outputDb,
                        100 * load)
                : "no device: waiting for it";
        String line = state + knobs() + (trouble.isEmpty() ? "" : "  " + trouble);
        err.print(WIPE + line.substring(0, Math.min(line.length(), columns - 1)));
        err.flush();
        drawn = true;
    }

    /** The level as a bar, with a mark where the gate is. */
    static String meter(double levelDb, double gateDb) {
        char[] bar = new char[METER];
        int filled = place(levelDb);
        for (int i = 0; i < METER; i++) {
            bar[i] = i < filled ? '=' : ' ';
        }
        int gate = place(gateDb);
        if (gate > 0 && gate < METER) {
            bar[gate] = '|';
        }
        return "[" + new String(bar) + "]";
    }

    private static int place(double db) {
        return (int) Math.round(METER * Math.max(0, Math.min(1, 1 - db / QUIETEST_DB)));
    }

    private String knobs() {
        return String.format(
                        Locale.ROOT,
                        "  gate %.0f  pieces %.0f  blend %.1f",
                        parameters.get(Parameter.GATE),
                        parameters.get(Parameter.COMBINATION),
                        parameters.get(Parameter.BLEND))
                + (parameters.on(Parameter.FREEZE) ? "  FROZEN" : "")
                + (parameters.on(Parameter.MUTE) ? "  MUTED" : "");
    }

    /** Takes the line away. */
    @Override
    public void close() {
        if (drawn) {
            drawn = false;
            err.print(WIPE);
            err.flush();
        }
    }
}
