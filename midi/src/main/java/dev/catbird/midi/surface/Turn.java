package dev.catbird.midi.surface;

import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.midi.binding.Binding;
import dev.catbird.midi.binding.Mode;
import dev.catbird.midi.message.Controller;

/**
 * A binding at play: where its controller stands, whether it has hold of its parameter, what the device was told. Thread: one at a
 * time, under its surface's lock; calls allocate nothing.
 */
final class Turn {
    /** A controller this near to where the parameter stands has it: one and a half steps of seven bits. */
    private static final float NEAR = 1.5f / 127;

    /** For so long after a movement the device is not told anything: a motor would fight the hand. */
    private static final long HAND_NS = 250_000_000L;

    private static final int HALF = 7;
    private static final int LOWEST = (1 << HALF) - 1;
    private static final int PRESSED = 64;
    private static final int UNKNOWN = -1;

    final Binding binding;
    private final Parameters parameters;
    private final Parameter parameter;
    private final int top;
    private final float step;
    private final Echo echo = new Echo();

    /** Where the controller stands, 0..1; not-a-number until it is known. */
    private float hardware = Float.NaN;

    private float lastSet = Float.NaN;

    /** Of a relative controller: where it would stand, finer than whole values. */
    private float fine;

    private boolean pressed;
    private int upper = UNKNOWN;
    private int lower;
    private boolean hasLower;

    /** What the device knows: what it sent, or was sent. */
    private int known = UNKNOWN;

    /** The channel, from 0, that the controller was heard on last: there it is told. */
    private int channel;

    private long heardNs;
    private boolean heard;

    Turn(Binding binding, Parameters parameters) {
        this.binding = binding;
        this.parameters = parameters;
        parameter = binding.parameter();
        top = binding.controller().kind().top();
        step = binding.step();
        channel = Math.max(0, binding.controller().channel() - 1);
    }

    /** A message on that channel, from 0, follows. */
    void hearOn(int channelFromZero) {
        channel = channelFromZero;
    }

    /** The device is gone or back: nobody knows how it stands. */
    void forget() {
        hardware = Float.NaN;
        lastSet = Float.NaN;
        pressed = false;
        upper = UNKNOWN;
        hasLower = false;
        known = UNKNOWN;
        heard = false;
        echo.forget();
    }

    /** Where the controller stands, 0..1 of the parameter's own way, or not-a-number if it has hold of it or is not known. */
    float apart() {
        float value = parameters.get(parameter);
        if (Float.isNaN(hardware) || binding.mode() != Mode.ABSOLUTE || value == lastSet || !binding.pickUp()) {
            return Float.NaN;
        }
        return parameter.positionNorm(binding.value(hardware));
    }

    /** A value of seven bits. */
    void seven(int value, long nowNs) {
        if (echo.holds(value, 0, nowNs)) {
            pressed &= value >= PRESSED;
            hardware = value / (float) LOWEST;
            return;
        }
        if (binding.mode().relative()) {
            steps(binding.mode().steps(value), nowNs);
        } else if (binding.mode().pressed()) {
            press(value >= PRESSED, nowNs);
        } else {
            stands(value / (float) LOWEST, value, nowNs);
        }
    }

    /** A key: its velocity, or 0 as it is let go. */
    void key(int velocity, long nowNs) {
        if (echo.holds(velocity, 0, nowNs)) {
            pressed &= velocity > 0;
            return;
        }
        if (binding.mode() == Mode.VELOCITY) {
            if (velocity > 0) {
                touched(nowNs);
                set(binding.value(velocity / (float) LOWEST));
            }
        } else {
            press(velocity > 0, nowNs);
        }
    }

    /** The upper seven of fourteen bits. */
    void upper(int value, long nowNs) {
        int before = upper;
        upper = value;
        if (echo.holds(value, HALF, nowNs)) {
            return;
        }
        if (!hasLower) {
            // Perhaps there are no lower ones: then these are the whole way.
            stands(value / (float) LOWEST, UNKNOWN, nowNs);
            return;
        }
        // The lower ones follow. Until then: as far as it is certain to have gone, and no farther.
        lower = value == before ? lower : value > before ? 0 : LOWEST;
        fourteen(upper << HALF | lower, nowNs);
    }

    /** The lower seven of fourteen bits. */
    void lower(int value, long nowNs) {
        lower = value;
        if (upper == UNKNOWN) {
            return;
        }
        hasLower = true;
        fourteen(upper << HALF | lower, nowNs);
    }

    /** A value of fourteen bits. */
    void fourteen(int value, long nowNs) {
        if (echo.holds(value, 0, nowNs)) {
            hardware = value / (float) top;
        } else {
            stands(value / (float) top, value, nowNs);
        }
    }

    /** Steps up or down, for controllers that count. */
    void steps(int count, long nowNs) {
        touched(nowNs);
        if (parameters.get(parameter) != lastSet) {
            fine = binding.positionNorm(parameters.get(parameter));
        }
        fine = Math.min(1, Math.max(0, fine + count * step));
        set(binding.value(fine));
    }

    private void press(boolean down, long nowNs) {
        if (down == pressed) {
            return;
        }
        pressed = down;
        // Many a button switches its light by itself, whatever it was told.
        known = UNKNOWN;
        touched(nowNs);
        switch (binding.mode()) {
            case MOMENTARY -> set(binding.value(down ? 1 : 0));
            case TOGGLE -> {
                if (down) {
                    set(binding.value(parameters.get(parameter) == binding.value(1) ? 0 : 1));
                }
            }
            case NEXT -> {
                if (down) {
                    float next = parameters.get(parameter) + 1;
                    set(next > binding.high() || next < binding.low() ? binding.low() : next);
                }
            }
            default -> {
                // The others know no presses.
            }
        }
    }

    /** It stands there now: takes the parameter along if it has hold of it, or gets hold of it by this. */
    private void stands(float position, int wire, long nowNs) {
        float before = hardware;
        hardware = position;
        touched(nowNs);
        known = wire;
        float value = parameters.get(parameter);
        if (wire != UNKNOWN && wire == wire(value) && value >= binding.low() && value <= binding.high()) {
            // As exactly as it can say, that is where the parameter is.
            lastSet = value;
            return;
        }
        if (!binding.pickUp() || value == lastSet || reaches(before, position, value)) {
            set(binding.value(position));
        }
    }

    private boolean reaches(float before, float position, float value) {
        float goal = binding.positionNorm(value);
        if (Math.abs(position - goal) <= NEAR || (parameter.whole() && binding.value(position) == value)) {
            return true;
        }
        return !Float.isNaN(before) && (before - goal) * (position - goal) <= 0;
    }

    private void set(float value) {
        parameters.set(parameter, value);
        lastSet = parameters.get(parameter);
    }

    private void touched(long nowNs) {
        heardNs = nowNs;
        heard = true;
    }

    /** The parameter's value as the device would say it. */
    private int wire(float value) {
        float position = binding.positionNorm(value);
        return binding.controller().kind() == Controller.Kind.NOTE
                        && binding.mode().pressed()
                ? (value == binding.value(0) ? 0 : LOWEST)
                : Math.round(position * top);
    }

    /** Tells the device how the parameter stands, if it does not know; returns whether anything was said. */
    boolean tell(MessageOut out, long nowNs) {
        boolean inHand = heard && nowNs - heardNs < HAND_NS && !binding.mode().pressed();
        if (!binding.feedback() || inHand) {
            return false;
        }
        int wire = wire(parameters.get(parameter));
        if (wire == known) {
            return false;
        }
        known = wire;
        echo.sent(wire, nowNs);
        say(out, wire);
        return true;
    }

    private void say(MessageOut out, int wire) {
        Controller controller = binding.controller();
        int high = wire >> HALF;
        int low = wire & LOWEST;
        int number = controller.number();
        switch (controller.kind()) {
            case CC -> out.send(0xB0 | channel, number, wire);
            case CC14 -> {
                out.send(0xB0 | channel, number, high);
                out.send(0xB0 | channel, number + Surface.LOWER_HALF, low);
            }
            case NRPN -> {
                out.send(0xB0 | channel, Surface.NRPN_UPPER, number >> HALF);
                out.send(0xB0 | channel, Surface.NRPN_LOWER, number & LOWEST);
                out.send(0xB0 | channel, Surface.DATA_UPPER, high);
                out.send(0xB0 | channel, Surface.DATA_LOWER, low);
            }
            case NOTE -> out.send(0x90 | channel, number, wire);
            case BEND -> out.send(0xE0 | channel, low, high);
            case PRESSURE -> {
                // Nothing on a device shows it.
            }
        }
    }
}
