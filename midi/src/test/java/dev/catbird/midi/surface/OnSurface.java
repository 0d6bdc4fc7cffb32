package dev.catbird.midi.surface;

import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.midi.binding.Binding;
import dev.catbird.midi.message.Controller;
import java.util.ArrayList;
import java.util.List;

/** A surface with a clock that stands until it is moved, and all that it says. Thread: one. */
abstract class OnSurface {
    static final long SECOND_NS = 1_000_000_000L;
    static final float EXACT = 1e-6f;

    final Parameters parameters = new Parameters();
    final List<String> told = new ArrayList<>();
    final List<Integer> programs = new ArrayList<>();
    final List<Integer> strangers = new ArrayList<>();
    long nowNs = 1;
    final Surface surface = new Surface(parameters, () -> nowNs, new SurfaceListener() {
        @Override
        public void program(int number) {
            programs.add(number);
        }

        @Override
        public void clock(int status, long atNs) {
            // Another test's.
        }

        @Override
        public boolean heard(int status, int data1, int data2, long atNs) {
            return false;
        }

        @Override
        public void stranger(int controllerNumber) {
            strangers.add(controllerNumber);
        }
    });

    static Binding binding(String controller, Parameter parameter) {
        return Binding.of(Controller.parse(controller).orElseThrow(), parameter);
    }

    void bind(Binding... bindings) {
        surface.bind(List.of(bindings), false);
    }

    void send(int... bytes) {
        byte[] raw = new byte[bytes.length];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (byte) bytes[i];
        }
        surface.take(raw, 0, raw.length);
    }

    float get(Parameter parameter) {
        return parameters.get(parameter);
    }

    /** What the device is told a second later. */
    List<String> tell() {
        nowNs += SECOND_NS;
        told.clear();
        surface.tell((status, data1, data2) -> told.add(Integer.toHexString(status) + " " + data1 + " " + data2));
        return told;
    }
}
