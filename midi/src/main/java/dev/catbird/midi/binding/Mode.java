package dev.catbird.midi.binding;

import dev.catbird.midi.message.Controller;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a controller's values mean. Thread: any. */
public enum Mode {
    /** Where it stands. */
    ABSOLUTE(
            Controller.Kind.CC,
            Controller.Kind.CC14,
            Controller.Kind.NRPN,
            Controller.Kind.BEND,
            Controller.Kind.PRESSURE),
    /** Steps: 1, 2 ... up, 127, 126 ... down. */
    RELATIVE_TWOS(Controller.Kind.CC),
    /** Steps: 65, 66 ... up, 63, 62 ... down. */
    RELATIVE_OFFSET(Controller.Kind.CC),
    /** Steps: 1, 2 ... up, 65, 66 ... down. */
    RELATIVE_SIGN(Controller.Kind.CC),
    /** Each press goes to the other end of the range. */
    TOGGLE(Controller.Kind.CC, Controller.Kind.NOTE),
    /** The upper end while pressed, else the lower. */
    MOMENTARY(Controller.Kind.CC, Controller.Kind.NOTE),
    /** Each press takes the next whole value, after the last the first. */
    NEXT(Controller.Kind.CC, Controller.Kind.NOTE),
    /** As hard as the key is struck. */
    VELOCITY(Controller.Kind.NOTE);

    private static final int SIGN = 64;
    private static final int VALUES = 128;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Controller.Kind> kinds;

    Mode(Controller.Kind... kinds) {
        this.kinds = List.of(kinds);
    }

    /** As in files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Mode> named(String id) {
        return Arrays.stream(values()).filter(mode -> mode.id().equals(id)).findFirst();
    }

    /** Whether such a controller can be used so. */
    public boolean suits(Controller.Kind kind) {
        return kinds.contains(kind);
    }

    /** The modes for such a controller. */
    public static List<Mode> of(Controller.Kind kind) {
        return Arrays.stream(values()).filter(mode -> mode.suits(kind)).toList();
    }

    /** Whether values are steps. */
    public boolean relative() {
        return this == RELATIVE_TWOS || this == RELATIVE_OFFSET || this == RELATIVE_SIGN;
    }

    /** Whether it is about presses. */
    public boolean pressed() {
        return this == TOGGLE || this == MOMENTARY || this == NEXT;
    }

    /** The steps, up or down, that a value 0..127 of a {@link #relative} mode means. */
    public int steps(int value) {
        return switch (this) {
            case RELATIVE_TWOS -> value < SIGN ? value : value - VALUES;
            case RELATIVE_OFFSET -> value - SIGN;
            case RELATIVE_SIGN -> value < SIGN ? value : SIGN - value;
            default -> 0;
        };
    }
}
