package dev.catbird.midi;

import dev.catbird.engine.param.Parameters;
import dev.catbird.midi.binding.BindingFolder;
import dev.catbird.midi.device.MidiDevices;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Java's own interface to MIDI devices, with devices that do not exist, and a clock that stands until it is moved. Thread: one. */
abstract class WithDevices {
    static final long SECOND_NS = 1_000_000_000L;
    static final float EXACT = 1e-6f;

    @TempDir
    Path config;

    final Parameters parameters = new Parameters();
    final List<Integer> programs = new ArrayList<>();
    final List<VirtualMidi.Wire> wires = new ArrayList<>();
    long nowNs = SECOND_NS;

    @SuppressWarnings("NullAway.Init") // made before each test
    MidiControl control;

    BindingFolder folder() {
        return new BindingFolder(config.resolve("midi"));
    }

    MidiControl control(String... wanted) throws IOException {
        return new MidiControl(
                List.of(wanted),
                folder(),
                parameters,
                number -> {
                    programs.add(number);
                    return number < 12;
                },
                () -> nowNs);
    }

    VirtualMidi.Wire plug(String name) {
        VirtualMidi.Wire wire = VirtualMidi.plug(name);
        wires.add(wire);
        return wire;
    }

    @BeforeEach
    void begin() throws IOException {
        control = control("test");
    }

    @AfterEach
    void unplugAll() {
        control.close();
        wires.forEach(VirtualMidi.Wire::unplug);
    }

    List<String> news() {
        List<String> news = new ArrayList<>();
        for (String line = control.nextNews(); line != null; line = control.nextNews()) {
            news.add(line);
        }
        return news;
    }

    void rest() {
        nowNs += SECOND_NS;
        control.tick();
    }

    static List<String> there() {
        return MidiDevices.look().inputs();
    }

    static List<List<Integer>> told(VirtualMidi.Wire wire) {
        List<List<Integer>> told = new ArrayList<>();
        for (List<Integer> message = wire.nextTold(); message != null; message = wire.nextTold()) {
            told.add(message);
        }
        return told;
    }
}
