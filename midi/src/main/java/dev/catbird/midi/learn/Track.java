package dev.catbird.midi.learn;

import dev.catbird.midi.binding.Mode;
import dev.catbird.midi.message.Controller;
import org.jspecify.annotations.Nullable;

/** What one controller sent while somebody learns. Thread: one at a time. */
final class Track {
    /** Below this a movement may be a neighbour's tremble. */
    static final float MEANT = 0.15f;

    /** Steps of an encoder that are as good as a turn; fewer equal values may be chance. */
    private static final int MEANT_STEPS = 3;

    /** An encoder turned by hand sends no more steps at once. */
    private static final int MOST_STEPS = 8;

    private static final int MIDDLE = 64;
    private static final int TOP = 127;

    final String device;
    final Controller controller;
    private int count;
    private int repeats;
    private int last = -1;
    private int least = Integer.MAX_VALUE;
    private int most;

    /** Values that are 0, small, a little below and above the middle, large, and the largest. */
    private int zeros;

    private int small;
    private int belowMiddle;
    private int aboveMiddle;
    private int large;
    private int tops;

    Track(String device, Controller controller) {
        this.device = device;
        this.controller = controller;
    }

    void value(int value) {
        count++;
        repeats += value == last ? 1 : 0;
        last = value;
        least = Math.min(least, value);
        most = Math.max(most, value);
        zeros += value == 0 ? 1 : 0;
        small += value >= 1 && value <= MOST_STEPS ? 1 : 0;
        belowMiddle += value < MIDDLE && value >= MIDDLE - MOST_STEPS ? 1 : 0;
        aboveMiddle += value > MIDDLE && value <= MIDDLE + MOST_STEPS ? 1 : 0;
        large += value > TOP - MOST_STEPS ? 1 : 0;
        tops += value == TOP ? 1 : 0;
    }

    int count() {
        return count;
    }

    @Nullable
    Mode mode() {
        return switch (controller.kind()) {
            case NOTE -> null;
            case CC -> isButton() ? Mode.TOGGLE : steps();
            default -> Mode.ABSOLUTE;
        };
    }

    /** All or nothing, and nothing between. */
    private boolean isButton() {
        return zeros + tops == count && tops > 0 && (zeros > 0 || count < MEANT_STEPS);
    }

    /** Steps come as the same few values again and again, which a knob that moves never sends. */
    private Mode steps() {
        if (count < MEANT_STEPS || 2 * repeats < count) {
            return Mode.ABSOLUTE;
        }
        if (small + large == count) {
            // Small ones alone are steps up of two kinds: the more usual is taken.
            return Mode.RELATIVE_TWOS;
        }
        if (belowMiddle + aboveMiddle == count) {
            return Mode.RELATIVE_OFFSET;
        }
        return small + aboveMiddle == count ? Mode.RELATIVE_SIGN : Mode.ABSOLUTE;
    }

    float moved() {
        Mode mode = mode();
        if (mode == null || mode == Mode.TOGGLE) {
            return 2 * MEANT;
        }
        return mode.relative()
                ? Math.min(1, count * MEANT / MEANT_STEPS)
                : (most - least) / (float) controller.kind().top();
    }
}
