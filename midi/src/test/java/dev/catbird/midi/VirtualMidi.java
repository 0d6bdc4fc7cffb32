package dev.catbird.midi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.Receiver;
import javax.sound.midi.spi.MidiDeviceProvider;
import org.jspecify.annotations.Nullable;

/**
 * MIDI devices that do not exist, found by Java like any other: plugged in by tests, or from outside of the process, where the property
 * {@value #FOLDER} names a folder: each pipe {@code NAME.in} there is a device that sends what is written into the pipe; what it is told
 * is a line in hexadecimal in {@code NAME.out}. Thread: any.
 */
public final class VirtualMidi extends MidiDeviceProvider {
    /** Property that names the folder. */
    public static final String FOLDER = "catbird.virtual.midi";

    private static final Map<String, Wire> WIRES = new ConcurrentHashMap<>();
    private static final String IN = ".in";

    /** Plugs a device in. */
    public static Wire plug(String name) {
        Wire wire = new Wire(name);
        WIRES.put(name, wire);
        return wire;
    }

    @Override
    public MidiDevice.Info[] getDeviceInfo() {
        String folder = System.getProperty(FOLDER, "");
        if (!folder.isEmpty()) {
            plugPipes(Path.of(folder));
        }
        List<MidiDevice.Info> infos = new ArrayList<>();
        WIRES.values().forEach(wire -> infos.addAll(List.of(wire.in, wire.out)));
        return infos.toArray(MidiDevice.Info[]::new);
    }

    @Override
    public MidiDevice getDevice(MidiDevice.Info info) {
        for (Wire wire : WIRES.values()) {
            if (info.equals(wire.in) || info.equals(wire.out)) {
                return new VirtualEnd(wire, (VirtualEnd.Info) info);
            }
        }
        throw new IllegalArgumentException("no such device: " + info);
    }

    private static synchronized void plugPipes(Path folder) {
        List<String> there = new ArrayList<>();
        try (DirectoryStream<Path> pipes = Files.newDirectoryStream(folder, "*" + IN)) {
            for (Path pipe : pipes) {
                String file = String.valueOf(pipe.getFileName());
                String name = file.substring(0, file.length() - IN.length());
                there.add(name);
                if (!WIRES.containsKey(name)) {
                    Wire wire = plug(name);
                    wire.told = folder.resolve(name + ".out");
                    Thread thread = new Thread(() -> read(pipe, wire), "virtual-midi-" + name);
                    thread.setDaemon(true);
                    thread.start();
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        WIRES.keySet().removeIf(name -> !there.contains(name));
    }

    private static void read(Path pipe, Wire wire) {
        byte[] buffer = new byte[1 << 10];
        while (WIRES.containsValue(wire)) {
            try (InputStream in = Files.newInputStream(pipe)) {
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    wire.sendRaw(Arrays.copyOf(buffer, count));
                }
            } catch (IOException e) {
                return;
            }
        }
    }

    /** What leads to a device that does not exist. */
    public static final class Wire {
        private final VirtualEnd.Info in;
        private final VirtualEnd.Info out;
        private final String name;
        private final AtomicReference<@Nullable Receiver> ear = new AtomicReference<>();
        private final Queue<List<Integer>> heard = new ConcurrentLinkedQueue<>();
        private volatile @Nullable Path told;
        private volatile boolean refuses;
        private volatile boolean echoes;

        Wire(String name) {
            this.name = name;
            in = new VirtualEnd.Info(name, true);
            out = new VirtualEnd.Info(name, false);
        }

        /** Pulls the plug. */
        public void unplug() {
            WIRES.remove(name, this);
            ear.set(null);
        }

        /** Whether somebody listens. */
        public boolean isListenedTo() {
            return ear.get() != null;
        }

        /** From now on it cannot be opened, or can again. */
        public void refuse(boolean on) {
            refuses = on;
        }

        /** From now on it sends back what it is told. */
        public void echo(boolean on) {
            echoes = on;
        }

        /** The device sends a message. */
        public void send(MidiMessage message) {
            Receiver receiver = ear.get();
            if (receiver != null) {
                receiver.send(message, -1);
            }
        }

        /** The device sends bytes just as they are. */
        public void sendRaw(byte[] bytes) {
            send(new RawMessage(bytes));
        }

        /** The device sends bytes, given as numbers 0..255. */
        public void send(int... bytes) {
            byte[] raw = new byte[bytes.length];
            for (int i = 0; i < raw.length; i++) {
                raw[i] = (byte) bytes[i];
            }
            sendRaw(raw);
        }

        /** The next message that the device was told, or null. */
        public @Nullable List<Integer> nextTold() {
            return heard.poll();
        }

        /** Whether it lets itself be opened. */
        boolean opens() {
            return !refuses && WIRES.containsValue(this);
        }

        void listen(Receiver receiver) {
            ear.set(receiver);
        }

        void leave(@Nullable Receiver receiver) {
            ear.compareAndSet(receiver, null);
        }

        void hear(MidiMessage message) {
            List<Integer> bytes = new ArrayList<>();
            for (byte b : message.getMessage()) {
                bytes.add(b & 0xFF);
            }
            Path file = told;
            if (file == null) {
                heard.add(bytes);
            } else {
                StringBuilder line = new StringBuilder();
                bytes.forEach(b -> line.append(String.format("%02x ", b)));
                try {
                    Files.writeString(
                            file, line.toString().strip() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
            if (echoes) {
                send(message);
            }
        }
    }

    /** A message of any bytes. */
    public static final class RawMessage extends MidiMessage {
        public RawMessage(byte[] bytes) {
            super(bytes);
        }

        @Override
        public Object clone() {
            return new RawMessage(getMessage());
        }
    }
}
