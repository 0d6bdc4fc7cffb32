package dev.catbird.app;

import dev.catbird.engine.health.Health;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import java.io.PrintStream;
import java.util.Locale;

/**
 * One line at the bottom of the terminal that is written over again and again: the input as a meter with the gate in it, and how the
 * knobs stand. Thread: main.
 */
final class LiveLine {
    private static final String WIPE = "\r\u001b[K";
    private static final int METER = 16;
    private static final double QUIETEST_DB = -60;

    private final PrintStream err;
    private final int columns;
    private final Parameters parameters;
    private final Account presets;
    private boolean drawn;

    LiveLine(Terminal terminal, Parameters parameters, Account presets) {
        this.presets = presets;
        err = terminal.err();
        columns = terminal.columns();
        this.parameters = parameters;
    }

    /** Writes the line anew; what matters most comes first, as a narrow terminal cuts it off. */
    void draw(Health health) {
        String line = line(health);
        err.print(WIPE + line.substring(0, Math.min(line.length(), columns - 1)));
        err.flush();
        drawn = true;
    }

    String line(Health health) {
        String state = health.connected()
                ? String.format(
                        Locale.ROOT,
                        "in %s %4.0f dB  out %4.0f dB",
                        meter(health.inputDb(), parameters.get(Parameter.GATE)),
                        health.inputDb(),
                        health.outputDb())
                : "no device: waiting for it";
        return (parameters.on(Parameter.FREEZE) ? "FROZEN  " : "")
                + (parameters.on(Parameter.MUTE) ? "MUTED  " : "")
                + state
                + String.format(
                        Locale.ROOT,
                        "  gate %.0f  pieces %.0f  blend %.1f  load %.0f %%",
                        parameters.get(Parameter.GATE),
                        parameters.get(Parameter.COMBINATION),
                        parameters.get(Parameter.BLEND),
                        100 * health.loadMean())
                + presets.state(false)
                + trouble(health);
    }

    /** What went wrong so far, if anything did. */
    private static String trouble(Health health) {
        return count("late", health.lateBlocks() + health.lateHops())
                + count("dry", health.underruns())
                + count("short", health.shortHops())
                + count("failed", health.failures());
    }

    private static String count(String what, long times) {
        return times == 0 ? "" : "  " + what + " " + times;
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

    /** Takes the line away, for something else to be said. */
    void wipe() {
        if (drawn) {
            drawn = false;
            err.print(WIPE);
            err.flush();
        }
    }
}
