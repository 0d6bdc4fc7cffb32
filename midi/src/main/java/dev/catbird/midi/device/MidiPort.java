package dev.catbird.midi.device;

import java.util.Objects;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.SysexMessage;
import javax.sound.midi.Transmitter;
import org.jspecify.annotations.Nullable;

/** A MIDI device that is open: for listening, or for telling it something. Thread: control; closing waits for nothing. */
public final class MidiPort implements AutoCloseable {
    private final MidiDevice device;
    private final @Nullable Receiver out;

    private MidiPort(MidiDevice device, @Nullable Receiver out) {
        this.device = device;
        this.out = out;
    }

    /** Opens for listening. Throws {@link MidiDeviceException} if the system does not let us. */
    static MidiPort listen(MidiDevice device, String name, MidiInput input) throws MidiDeviceException {
        try {
            device.open();
            Transmitter transmitter = device.getTransmitter();
            transmitter.setReceiver(new Ear(input));
            return new MidiPort(device, null);
        } catch (MidiUnavailableException | RuntimeException e) {
            close(device);
            throw new MidiDeviceException(name, e);
        }
    }

    /** Opens for telling. Throws {@link MidiDeviceException} if the system does not let us. */
    static MidiPort tell(MidiDevice device, String name) throws MidiDeviceException {
        try {
            device.open();
            return new MidiPort(device, device.getReceiver());
        } catch (MidiUnavailableException | RuntimeException e) {
            close(device);
            throw new MidiDeviceException(name, e);
        }
    }

    /** Whether the system still has it open. */
    public boolean isOpen() {
        return device.isOpen();
    }

    /** Sends a channel message; what the device does not take any more is lost. */
    public void send(int status, int data1, int data2) {
        try {
            Objects.requireNonNull(out, "opened for listening").send(new ShortMessage(status, data1, data2), -1);
        } catch (InvalidMidiDataException e) {
            throw new IllegalArgumentException(e);
        } catch (IllegalStateException e) {
            // Closed, or gone: the next look at the devices finds that out.
        }
    }

    /** Closes it on a thread of its own, as drivers hang. */
    @Override
    public void close() {
        close(device);
    }

    private static void close(MidiDevice device) {
        Thread thread = new Thread(device::close, "catbird-midi-close");
        thread.setDaemon(true);
        thread.start();
    }

    /** What hears the device's messages. */
    private record Ear(MidiInput input) implements Receiver {
        @Override
        public void send(MidiMessage message, long timeStamp) {
            if (message instanceof ShortMessage shortMessage) {
                input.take(
                        shortMessage.getStatus(),
                        shortMessage.getData1(),
                        shortMessage.getData2(),
                        shortMessage.getLength());
            } else if (!(message instanceof SysexMessage || message instanceof MetaMessage)) {
                input.take(message.getMessage(), message.getLength());
            }
        }

        @Override
        public void close() {
            // Nothing of ours is open here.
        }
    }
}
