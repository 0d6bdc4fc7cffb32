package dev.catbird.midi.device;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Sequencer;
import javax.sound.midi.Synthesizer;

/** The MIDI devices that are there now: a look at them, not changed by what comes later. Thread: worker, as systems take their time. */
public final class MidiDevices {
    /** What Linux adds to a name, and what a library for macOS puts before it. */
    private static final Pattern DECORATION = Pattern.compile("^CoreMIDI4J - |\\s*\\[hw:[0-9,]*]$");

    /** With this library macOS shows its devices twice, and only these come and go. */
    private static final String CORE_MIDI = "uk.co.xfactorylibrarians.coremidi4j";

    private static final String JAVA_OWN = "com.sun.media.sound";

    private final Map<String, MidiDevice.Info> inputs = new LinkedHashMap<>();
    private final Map<String, MidiDevice.Info> outputs = new LinkedHashMap<>();

    private MidiDevices() {}

    /** Looks which devices there are; what answers with a fault is not there. */
    public static MidiDevices look() {
        MidiDevices found = new MidiDevices();
        List<MidiDevice.Info> all = List.of(MidiSystem.getMidiDeviceInfo());
        boolean coreMidi =
                all.stream().anyMatch(info -> info.getClass().getName().startsWith(CORE_MIDI));
        for (MidiDevice.Info info : all) {
            if (!coreMidi || !info.getClass().getName().startsWith(JAVA_OWN)) {
                found.add(info);
            }
        }
        return found;
    }

    private void add(MidiDevice.Info info) {
        try {
            MidiDevice device = MidiSystem.getMidiDevice(info);
            if (device instanceof Synthesizer || device instanceof Sequencer) {
                return;
            }
            String name = DECORATION.matcher(info.getName()).replaceAll("").strip();
            // -1: as many as one likes.
            if (device.getMaxTransmitters() != 0) {
                put(inputs, name, info);
            }
            if (device.getMaxReceivers() != 0) {
                put(outputs, name, info);
            }
        } catch (MidiUnavailableException | IllegalArgumentException e) {
            // It has just gone.
        }
    }

    /** The second of one name gets a number, and so on. */
    private static void put(Map<String, MidiDevice.Info> devices, String name, MidiDevice.Info info) {
        String plain = name.isEmpty() ? "device" : name;
        String free = plain;
        for (int n = 2; devices.containsKey(free); n++) {
            free = plain + " " + n;
        }
        devices.put(free, info);
    }

    /** Names of what can be listened to. */
    public List<String> inputs() {
        return new ArrayList<>(inputs.keySet());
    }

    /** Names of what can be told something. */
    public List<String> outputs() {
        return new ArrayList<>(outputs.keySet());
    }

    /** Listens to a device of {@link #inputs}. */
    public MidiPort listen(String name, MidiInput input) throws MidiDeviceException {
        return MidiPort.listen(device(inputs, name), name, input);
    }

    /** Opens a device of {@link #outputs}, to tell it something. */
    public MidiPort tell(String name) throws MidiDeviceException {
        return MidiPort.tell(device(outputs, name), name);
    }

    private static MidiDevice device(Map<String, MidiDevice.Info> devices, String name) throws MidiDeviceException {
        try {
            return MidiSystem.getMidiDevice(Objects.requireNonNull(devices.get(name), name));
        } catch (MidiUnavailableException | IllegalArgumentException e) {
            throw new MidiDeviceException(name, e);
        }
    }
}
