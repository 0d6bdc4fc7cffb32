package dev.catbird.render.panel;

import java.util.Locale;

/** A number as text, written anew only when it looks different. Thread: panel. */
final class Figure {
    private final String before;
    private final String after;
    private final int decimals;
    private final double factor;
    private long shown = Long.MIN_VALUE;
    private String text = "";

    Figure(String before, int decimals, String after) {
        this.before = before;
        this.decimals = decimals;
        this.after = after;
        factor = Math.pow(10, decimals);
    }

    String of(double value) {
        long rounded = Double.isNaN(value) ? Long.MAX_VALUE : Math.round(value * factor);
        if (rounded != shown) {
            shown = rounded;
            text = Double.isNaN(value)
                    ? before + "-"
                    : before + String.format(Locale.ROOT, "%." + decimals + "f", rounded / factor) + after;
        }
        return text;
    }
}
