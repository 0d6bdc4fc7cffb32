package dev.catbird.bench;

import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.midi.binding.Binding;
import dev.catbird.midi.binding.Mode;
import dev.catbird.midi.message.Controller;
import dev.catbird.midi.surface.Surface;
import dev.catbird.midi.surface.SurfaceListener;
import java.util.ArrayList;
import java.util.List;

/** A device with 256 bound controllers of every kind, all of them moving. Thread: one. */
final class Flood {
    static final int CONTROLLERS = 256;

    private final Surface surface;
    private final int[] statuses = new int[CONTROLLERS];
    private final int[] numbers = new int[CONTROLLERS];
    private int next;
    private int value;

    Flood(Parameters parameters) {
        surface = new Surface(parameters, System::nanoTime, new Deaf());
        Parameter[] all = Parameter.values();
        Mode[] modes = {
            Mode.ABSOLUTE, Mode.ABSOLUTE, Mode.RELATIVE_TWOS, Mode.RELATIVE_OFFSET, Mode.RELATIVE_SIGN, Mode.MOMENTARY
        };
        List<Binding> bindings = new ArrayList<>();
        for (int i = 0; i < CONTROLLERS; i++) {
            int channel = 1 + i / 32;
            int number = 60 + i % 32;
            boolean key = i % 8 == 7;
            Controller controller = new Controller(key ? Controller.Kind.NOTE : Controller.Kind.CC, number, channel);
            Binding usual = Binding.of(controller, all[i % all.length]).withPickUp(i % 3 == 0);
            bindings.add(key ? usual : usual.withMode(modes[i % modes.length]));
            statuses[i] = (key ? 0x90 : 0xB0) | channel - 1;
            numbers[i] = number;
        }
        surface.bind(bindings, false);
    }

    /** So many messages, each of another controller. */
    void send(int messages) {
        for (int i = 0; i < messages; i++) {
            surface.take(statuses[next], numbers[next], value, 3);
            next = (next + 1) % CONTROLLERS;
            value = next == 0 ? (value + 5) % 128 : value;
        }
    }

    /** Hears nothing else. */
    private static final class Deaf implements SurfaceListener {
        @Override
        public void program(int number) {
            // None is sent.
        }

        @Override
        public void clock(int status, long nowNs) {
            // None is sent.
        }

        @Override
        public boolean heard(int status, int data1, int data2, long nowNs) {
            return false;
        }

        @Override
        public void stranger(int controllerNumber) {
            // All are bound.
        }
    }
}
