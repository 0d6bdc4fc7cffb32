package dev.catbird.app;

import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;

/**
 * One line of progress that always fits: what, how much, a bar, how many, how fast, how long still. The bar gives way first,
 * then the middle of the name. Thread: the bar's own.
 */
final class ProgressLine implements ProgressBarRenderer {
    private static final int LONGEST_BAR = 30;
    private static final int SHORTEST_BAR = 6;

    /** Rates of the first moments say nothing. */
    private static final double SETTLED_S = 0.5;

    private final String unit;
    private final boolean seconds;

    ProgressLine(String unit) {
        this.unit = unit;
        seconds = unit.equals("s");
    }

    @Override
    public String render(ProgressState state, int columns) {
        long total = state.isIndefinite() ? -1 : state.getMax();
        return line(state.getTaskName(), state.getCurrent(), total, state.getElapsedAfterStart(), columns);
    }

    /** The line, filled up with spaces to the width of the terminal so that it covers the one before. */
    String line(String what, long done, long total, Duration elapsed, int columns) {
        boolean known = total > 0;
        double share = known ? Math.min(1, done / (double) total) : 0;
        String counted = done + (known ? "/" + total : "") + " " + unit + pace(done, total, elapsed.toMillis() * 1e-3);
        String percent = known ? String.format(Locale.ROOT, " %3d%% ", (int) (100 * share)) : " ";
        int rest = columns - percent.length() - counted.length() - 1;
        int bar = known ? Math.max(SHORTEST_BAR, Math.min(LONGEST_BAR, rest - width(what) - 2)) : -2;
        String name = shortened(what, rest - bar - 2);
        StringBuilder line = new StringBuilder(name).append(percent);
        if (known) {
            int filled = (int) Math.round(bar * share);
            line.append('[')
                    .append("=".repeat(filled))
                    .append(" ".repeat(bar - filled))
                    .append("] ");
        }
        line.append(counted);
        int room = columns - width(line.toString());
        return room > 0 ? line.append(" ".repeat(room)).toString() : line.toString();
    }

    private String pace(long done, long total, double elapsedS) {
        if (done >= total && total > 0) {
            return ", took " + (elapsedS < 10 ? String.format(Locale.ROOT, "%.1f s", elapsedS) : clock(elapsedS));
        }
        if (done <= 0 || elapsedS < SETTLED_S) {
            return "";
        }
        double perS = done / elapsedS;
        String rate = seconds
                ? String.format(Locale.ROOT, ", %.1fx real time", perS)
                : String.format(Locale.ROOT, perS < 10 ? ", %.1f/s" : ", %.0f/s", perS);
        return total > 0 ? rate + ", " + clock((total - done) / perS) + " left" : rate;
    }

    private static String clock(double durationS) {
        long s = Math.round(durationS);
        return s < 3600
                ? String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    }

    /** The text in at most so many columns; the end of a name tells more than its middle. */
    private static String shortened(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        int[] points = text.codePoints().toArray();
        int head = points.length / 2;
        int tail = head;
        String result;
        do {
            if (head > points.length - tail) {
                head--;
            } else {
                tail++;
            }
            result = new String(points, 0, head) + "..." + new String(points, tail, points.length - tail);
        } while (width(result) > columns && tail < points.length);
        return result;
    }

    /** Columns a text takes on a terminal; from the Hangul on nearly all signs take two. */
    private static int width(String text) {
        return text.codePoints().map(point -> point < 0x1100 ? 1 : 2).sum();
    }
}
