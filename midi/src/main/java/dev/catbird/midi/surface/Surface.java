package dev.catbird.midi.surface;

import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.midi.binding.Binding;
import dev.catbird.midi.message.Controller;
import dev.catbird.midi.message.MessageParser;
import dev.catbird.midi.message.MessageSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A device as a control surface: bytes come in and turn parameters, changes of parameters go out. It outlives the device's being
 * unplugged. Thread: any, one at a time by its own lock, which audio never takes; messages allocate nothing.
 */
public final class Surface {
    static final int LOWER_HALF = 32;
    static final int NRPN_UPPER = 99;
    static final int NRPN_LOWER = 98;
    static final int DATA_UPPER = 6;
    static final int DATA_LOWER = 38;

    private static final int RPN_UPPER = 101;
    private static final int RPN_LOWER = 100;
    private static final int INCREMENT = 96;
    private static final int DECREMENT = 97;
    private static final int ALL_SOUND_OFF = 120;
    private static final int ALL_NOTES_OFF = 123;
    private static final int CHANNELS = 16;
    private static final int UNSET = -1;
    private static final int NULL_NUMBER = (1 << 14) - 1;

    /** A slow line carries a thousand messages a second: told this often a time, every 20 ms, no more than it can take. */
    private static final int MOST_TOLD = 8;

    private final Parameters parameters;
    private final LongSupplier clockNs;
    private final SurfaceListener listener;
    private final MessageParser parser = new MessageParser(new Messages());

    /** The number that data entry on a channel is for, or {@link #UNSET}. */
    private final int[] upperNumber = new int[CHANNELS];

    private final int[] lowerNumber = new int[CHANNELS];

    private Turn[] turns = {};
    private Routes routes = new Routes(List.of());
    private boolean asksForRow;
    private int nextTold;

    public Surface(Parameters parameters, LongSupplier clockNs, SurfaceListener listener) {
        this.parameters = parameters;
        this.clockNs = clockNs;
        this.listener = listener;
        forgetNumbers();
    }

    /**
     * Goes by these bindings from now on; those that were there before stay as they stand. {@code asksForRow}: the listener
     * wants to hear of the first control change that is bound to nothing.
     */
    public synchronized void bind(List<Binding> bindings, boolean asksForRow) {
        List<Turn> next = new ArrayList<>();
        for (Binding binding : bindings) {
            next.add(Arrays.stream(turns)
                    .filter(turn -> turn.binding.equals(binding))
                    .findFirst()
                    .orElseGet(() -> new Turn(binding, parameters)));
        }
        turns = next.toArray(Turn[]::new);
        routes = new Routes(next);
        this.asksForRow = asksForRow;
        nextTold = 0;
    }

    /** The device is gone, or there again: nothing is known of how it stands. */
    public synchronized void forget() {
        for (Turn turn : turns) {
            turn.forget();
        }
        forgetNumbers();
    }

    private void forgetNumbers() {
        Arrays.fill(upperNumber, UNSET);
        Arrays.fill(lowerNumber, UNSET);
    }

    /** Bytes as the device sends them; the lowest eight bits of each count. */
    public synchronized void take(byte[] bytes, int offset, int count) {
        parser.take(bytes, offset, count);
    }

    /** A message of up to three bytes. */
    public synchronized void take(int status, int data1, int data2, int count) {
        parser.take(status);
        if (count > 1) {
            parser.take(data1);
        }
        if (count > 2) {
            parser.take(data2);
        }
    }

    /** What came and was no message. */
    public synchronized long dropped() {
        return parser.dropped();
    }

    /** Tells the device what has changed, some of it at a time. To be called every 20 ms or so. */
    public synchronized void tell(MessageOut out) {
        long nowNs = clockNs.getAsLong();
        int told = 0;
        for (int i = 0; i < turns.length && told < MOST_TOLD; i++) {
            Turn turn = turns[nextTold];
            nextTold = (nextTold + 1) % turns.length;
            told += turn.tell(out, nowNs) ? 1 : 0;
        }
    }

    /** What turns a parameter here. */
    public synchronized Optional<Controller> controllerOf(Parameter parameter) {
        return Arrays.stream(turns)
                .filter(turn -> turn.binding.parameter() == parameter)
                .map(turn -> turn.binding.controller())
                .findFirst();
    }

    /**
     * Where on the parameter's way, 0..1, the controller stands that has no hold of it: it must be turned past where the parameter
     * is. Not-a-number if there is none.
     */
    public synchronized float apart(Parameter parameter) {
        for (Turn turn : turns) {
            if (turn.binding.parameter() == parameter && !Float.isNaN(turn.apart())) {
                return turn.apart();
            }
        }
        return Float.NaN;
    }

    /** What the messages do. */
    private final class Messages implements MessageSink {
        @Override
        public void realTime(int status) {
            listener.clock(status, clockNs.getAsLong());
        }

        @Override
        public void channel(int status, int data1, int data2) {
            long nowNs = clockNs.getAsLong();
            int channel = status & 0x0F;
            int command = status & 0xF0;
            if (command == 0xB0 && (data1 == ALL_SOUND_OFF || data1 == ALL_NOTES_OFF)) {
                parameters.panic();
                return;
            }
            if (listener.heard(status, data1, data2, nowNs)) {
                return;
            }
            switch (command) {
                case 0x80 -> keys(channel, data1, 0, nowNs);
                case 0x90 -> keys(channel, data1, data2, nowNs);
                case 0xB0 -> change(channel, data1, data2, nowNs);
                case 0xC0 -> listener.program(data1);
                case 0xD0 -> {
                    for (Turn turn : routes.pressures(channel)) {
                        turn.hearOn(channel);
                        turn.seven(data1, nowNs);
                    }
                }
                case 0xE0 -> {
                    for (Turn turn : routes.bends(channel)) {
                        turn.hearOn(channel);
                        turn.fourteen(data2 << 7 | data1, nowNs);
                    }
                }
                default -> {
                    // Pressure on a single key: nothing goes by it.
                }
            }
        }
    }

    private void keys(int channel, int number, int velocity, long nowNs) {
        for (Turn turn : routes.notes(channel, number)) {
            turn.hearOn(channel);
            turn.key(velocity, nowNs);
        }
    }

    private void change(int channel, int number, int value, long nowNs) {
        if (number > ALL_SOUND_OFF) {
            return;
        }
        switch (number) {
            case NRPN_UPPER -> upperNumber[channel] = value;
            case NRPN_LOWER -> lowerNumber[channel] = value;
            case RPN_UPPER, RPN_LOWER -> {
                upperNumber[channel] = UNSET;
                lowerNumber[channel] = UNSET;
            }
            default -> {
                if (isData(number) && routes.hasNrpn() && upperNumber[channel] >= 0 && lowerNumber[channel] >= 0) {
                    data(channel, number, value, nowNs);
                    return;
                }
            }
        }
        plain(channel, number, value, nowNs);
    }

    private static boolean isData(int number) {
        return number == DATA_UPPER || number == DATA_LOWER || number == INCREMENT || number == DECREMENT;
    }

    /** Data entry for the number that was chosen before. */
    private void data(int channel, int number, int value, long nowNs) {
        int chosen = upperNumber[channel] << 7 | lowerNumber[channel];
        Turn turn = chosen == NULL_NUMBER ? null : routes.nrpn(channel, chosen);
        if (turn == null) {
            return;
        }
        turn.hearOn(channel);
        switch (number) {
            case DATA_UPPER -> turn.upper(value, nowNs);
            case DATA_LOWER -> turn.lower(value, nowNs);
            default -> turn.steps(number == INCREMENT ? 1 : -1, nowNs);
        }
    }

    private void plain(int channel, int number, int value, long nowNs) {
        if (asksForRow && routes.cc(channel, number).length == 0 && fourteen(channel, number).length == 0) {
            listener.stranger(number);
        }
        for (Turn turn : routes.cc(channel, number)) {
            turn.hearOn(channel);
            turn.seven(value, nowNs);
        }
        for (Turn turn : fourteen(channel, number)) {
            turn.hearOn(channel);
            if (number < LOWER_HALF) {
                turn.upper(value, nowNs);
            } else {
                turn.lower(value, nowNs);
            }
        }
    }

    private Turn[] fourteen(int channel, int number) {
        return number < 2 * LOWER_HALF ? routes.cc14(channel, number % LOWER_HALF) : Routes.NONE;
    }
}
