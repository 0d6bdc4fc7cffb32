package dev.catbird.midi;

import java.util.List;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.Transmitter;
import org.jspecify.annotations.Nullable;

/** One end of a device that does not exist: what it sends, or what it is told. Thread: any. */
final class VirtualEnd implements MidiDevice {
    /** Which end. */
    static final class Info extends MidiDevice.Info {
        private final boolean sends;

        Info(String name, boolean sends) {
            super(name, "Catbird", "made for tests", "1");
            this.sends = sends;
        }
    }

    private final VirtualMidi.Wire wire;
    private final Info info;
    private volatile boolean open;
    private volatile @Nullable Receiver mine;

    VirtualEnd(VirtualMidi.Wire wire, Info info) {
        this.wire = wire;
        this.info = info;
    }

    @Override
    public Info getDeviceInfo() {
        return info;
    }

    @Override
    public void open() throws MidiUnavailableException {
        if (!wire.opens()) {
            throw new MidiUnavailableException("device is busy");
        }
        open = true;
    }

    @Override
    public void close() {
        open = false;
        if (info.sends) {
            wire.leave(mine);
        }
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public long getMicrosecondPosition() {
        return -1;
    }

    @Override
    public int getMaxReceivers() {
        return info.sends ? 0 : -1;
    }

    @Override
    public int getMaxTransmitters() {
        return info.sends ? -1 : 0;
    }

    @Override
    public Receiver getReceiver() {
        return new Receiver() {
            @Override
            public void send(MidiMessage message, long timeStamp) {
                if (!open) {
                    throw new IllegalStateException("closed");
                }
                wire.hear(message);
            }

            @Override
            public void close() {
                // Nothing is open but the device.
            }
        };
    }

    @Override
    public List<Receiver> getReceivers() {
        return List.of();
    }

    @Override
    public Transmitter getTransmitter() {
        return new Transmitter() {
            @Override
            public void setReceiver(Receiver receiver) {
                mine = receiver;
                wire.listen(receiver);
            }

            @Override
            public @Nullable Receiver getReceiver() {
                return mine;
            }

            @Override
            public void close() {
                wire.leave(mine);
            }
        };
    }

    @Override
    public List<Transmitter> getTransmitters() {
        return List.of();
    }
}
