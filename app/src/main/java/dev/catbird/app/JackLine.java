package dev.catbird.app;

import dev.catbird.engine.host.jack.JackDevices;
import dev.catbird.engine.host.jack.JackMidiPorts;
import dev.catbird.midi.MidiControl;
import dev.catbird.midi.device.MidiLine;

/** MIDI through JACK, where JACK plays: a device of its own beside those that Java knows. Thread: main; messages come on a thread of its own. */
final class JackLine implements MidiLine, AutoCloseable {
    private final JackMidiPorts ports;

    private JackLine(JackMidiPorts ports) {
        this.ports = ports;
    }

    /** Brings messages as soon as a host of these devices plays. */
    static JackLine open(JackDevices devices, MidiControl midi) {
        JackLine line = new JackLine(devices.midi());
        line.ports.begin(midi.add(line)::take);
        return line;
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
