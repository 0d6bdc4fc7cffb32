package dev.catbird.app;

import dev.catbird.engine.host.DeviceException;
import dev.catbird.engine.host.jack.JackMidiPorts;
import dev.catbird.midi.MidiControl;
import dev.catbird.midi.device.MidiLine;
import org.jspecify.annotations.Nullable;

/** MIDI through JACK, where JACK plays: a device of its own beside those that Java knows. Thread: main; messages come on a thread of its own. */
final class JackLine implements MidiLine, AutoCloseable {
    private final JackMidiPorts ports;

    private JackLine(JackMidiPorts ports) {
        this.ports = ports;
    }

    /** Begins to bring messages; null if JACK cannot be had. */
    static @Nullable JackLine open(MidiControl midi) {
        try {
            JackLine line = new JackLine(JackMidiPorts.open());
            line.ports.begin(midi.add(line)::take);
            return line;
        } catch (DeviceException e) {
            // Who chose JACK is told by the sound.
            return null;
        }
    }

    @Override
    public String name() {
        return "JACK";
    }

    @Override
    public boolean isConnected() {
        return ports.isConnected();
    }

    @Override
    public void send(int status, int data1, int data2) {
        ports.send(status, data1, data2);
    }

    @Override
    public void close() {
        ports.close();
    }
}
