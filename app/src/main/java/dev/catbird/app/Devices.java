package dev.catbird.app;

import dev.catbird.engine.host.Device;
import dev.catbird.engine.host.DeviceException;
import dev.catbird.engine.host.jack.JackDevices;
import dev.catbird.engine.host.javasound.JavaSoundDevices;
import dev.catbird.midi.device.MidiDevices;
import java.io.PrintStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;

/** {@code catbird devices}: the sound devices and what they can do. Thread: main. */
@Command(
        name = "devices",
        description = {
            "Lists the sound devices with what they can do, found out by opening them, and the MIDI devices.",
            "play --input and --output take a name from this list, or part of one; the first is used otherwise. If a JACK server",
            "answers, play uses it, unless --backend javasound says otherwise."
        })
final class Devices implements Callable<Integer> {
    private final Session session;

    Devices(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        PrintStream out = session.terminal().out();
        List<Device> others = JavaSoundDevices.probe().devices();
        try {
            List<Device> devices = JackDevices.probe().devices();
            out.println("--- --backend jack");
            list(devices, out);
            out.println("--- --backend javasound");
        } catch (DeviceException e) {
            // No server, or none installed: nothing to list.
        }
        list(others, out);
        MidiDevices midi = MidiDevices.look();
        listMidi(midi.inputs(), midi.outputs(), out);
        return 0;
    }

    /** Nothing if there are none: many play without. */
    static void listMidi(List<String> inputs, List<String> outputs, PrintStream out) {
        Set<String> names = new LinkedHashSet<>(inputs);
        names.addAll(outputs);
        if (!names.isEmpty()) {
            out.println("--- MIDI");
        }
        for (String name : names) {
            out.println(name);
            String sends = inputs.contains(name) ? "sends" : "";
            String takes = outputs.contains(name) ? "can be told of changes" : "";
            out.println("  " + sends + (sends.isEmpty() || takes.isEmpty() ? "" : ", ") + takes);
        }
    }

    static void list(List<Device> devices, PrintStream out) {
        if (devices.isEmpty()) {
            out.println("no sound device found: none is connected, none may be opened, or no sound server answers");
        }
        for (Device device : devices) {
            out.println(device.name());
            if (!device.description().isBlank() && !device.description().equals(device.name())) {
                out.println("  " + device.description());
            }
            out.println("  input   " + formats(device.input()));
            out.println("  output  " + formats(device.output()));
        }
    }

    private static String formats(List<Device.Format> formats) {
        if (formats.isEmpty()) {
            return "none";
        }
        String channels = formats.stream()
                .mapToInt(Device.Format::channels)
                .sorted()
                .distinct()
                .mapToObj(count -> count == 1 ? "mono" : "stereo")
                .collect(Collectors.joining(", "));
        return numbers(formats.stream().mapToInt(Device.Format::rateHz)) + " Hz; "
                + numbers(formats.stream().mapToInt(Device.Format::bits)) + " bits; " + channels;
    }

    private static String numbers(IntStream numbers) {
        return numbers.sorted().distinct().mapToObj(Integer::toString).collect(Collectors.joining(", "));
    }
}
