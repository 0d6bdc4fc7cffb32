package dev.catbird.midi;

import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.midi.binding.Binding;
import dev.catbird.midi.binding.DefaultMap;
import dev.catbird.midi.binding.DeviceBindings;
import dev.catbird.midi.device.MidiDeviceException;
import dev.catbird.midi.device.MidiDevices;
import dev.catbird.midi.device.MidiInput;
import dev.catbird.midi.device.MidiLine;
import dev.catbird.midi.device.MidiPort;
import dev.catbird.midi.surface.Surface;
import dev.catbird.midi.surface.SurfaceListener;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A device that is listened to, or waited for since it went away: its ports, its bindings, its surface. Thread: control; messages come
 * on the device's own.
 */
final class Plugged implements SurfaceListener, MidiInput {
    /** What a device does that concerns more than itself. Thread: the device's; calls are short. */
    interface Owner {
        void program(int number);

        void clock(Plugged from, int status, long nowNs);

        /** Whether somebody else wants the message, so that it does nothing here. */
        boolean heard(Plugged from, int status, int data1, int data2, long nowNs);

        /** A row of knobs does something by default from now on. */
        void rowFound(Plugged of);
    }

    private static final String GONE = " is gone; it is waited for";

    private final String name;
    private final Owner owner;
    private final Surface surface;
    private volatile DeviceBindings bindings;
    private volatile @Nullable List<Integer> row;
    private volatile @Nullable MidiPort in;
    private volatile @Nullable MidiPort out;
    private volatile boolean refused;
    private final @Nullable MidiLine line;
    private volatile boolean wired;

    /** {@code line}: the way to it, or null for a device that Java knows. */
    Plugged(
            String name,
            @Nullable MidiLine line,
            DeviceBindings bindings,
            Parameters parameters,
            LongSupplier clockNs,
            Owner owner) {
        this.name = name;
        this.line = line;
        this.owner = owner;
        surface = new Surface(parameters, clockNs, this);
        this.bindings = bindings;
        row = DefaultMap.row(name).orElse(null);
        bind(bindings);
    }

    String name() {
        return name;
    }

    DeviceBindings bindings() {
        return bindings;
    }

    Surface surface() {
        return surface;
    }

    /** The control changes of the row of knobs that does something by default; empty if it is not known or not wanted. */
    Optional<List<Integer>> row() {
        return bindings.defaults() ? Optional.ofNullable(row) : Optional.empty();
    }

    boolean isConnected() {
        return in != null || wired;
    }

    /** Goes by these bindings from now on. */
    void bind(DeviceBindings next) {
        bindings = next;
        List<Integer> knobs = row;
        List<Binding> all = next.defaults() && knobs != null
                ? DefaultMap.bindings(knobs, next.bindings(), next.without())
                : next.bindings();
        surface.bind(all, next.defaults() && knobs == null);
    }

    /** Opens what is there and closes what is not; returns a line to say, or null. */
    @Nullable
    String follow(MidiDevices devices) {
        if (line != null) {
            return follow(line);
        }
        MidiPort listening = in;
        if (listening != null && (!devices.inputs().contains(name) || !listening.isOpen())) {
            disconnect();
            if (!devices.inputs().contains(name)) {
                return name + GONE;
            }
        }
        String said = in == null && devices.inputs().contains(name) ? connect(devices) : null;
        MidiPort telling = out;
        String outName = bindings.feedbackTo().isEmpty() ? name : bindings.feedbackTo();
        boolean there = devices.outputs().contains(outName);
        if (telling != null && (!there || !telling.isOpen())) {
            telling.close();
            out = null;
        }
        if (in != null && out == null && there) {
            try {
                out = devices.tell(outName);
            } catch (MidiDeviceException e) {
                // Then its lights stay as they are; the next look tries again.
                out = null;
            }
        }
        return said;
    }

    private @Nullable String follow(MidiLine way) {
        if (way.isConnected() == wired) {
            return null;
        }
        wired = !wired;
        surface.forget();
        return wired ? name + " is connected" + described() : name + GONE;
    }

    private @Nullable String connect(MidiDevices devices) {
        try {
            surface.forget();
            in = devices.listen(name, this);
            refused = false;
            return name + " is connected" + described();
        } catch (MidiDeviceException e) {
            String said = refused ? null : String.valueOf(e.getMessage());
            refused = true;
            return said;
        }
    }

    /** What its knobs do, for people. */
    String described() {
        Optional<List<Integer>> knobs = row();
        int own = bindings.bindings().size();
        String saved = own == 0 ? "" : ", " + own + (own == 1 ? " controller is" : " controllers are") + " bound";
        if (knobs.isEmpty()) {
            return saved + (bindings.defaults() ? "; its first row of knobs is found when one of them is turned" : "");
        }
        List<String> names = DefaultMap.parameters().stream().map(Parameter::id).toList();
        return saved + "; knobs cc " + knobs.get().get(0) + " to "
                + knobs.get().get(knobs.get().size() - 1) + " turn " + String.join(", ", names)
                + " unless bound otherwise";
    }

    void disconnect() {
        MidiPort listening = in;
        MidiPort telling = out;
        in = null;
        out = null;
        if (listening != null) {
            listening.close();
        }
        if (telling != null) {
            telling.close();
        }
        surface.forget();
    }

    /** Tells the device what has changed. */
    void tell() {
        MidiPort telling = out;
        if (telling != null) {
            surface.tell(telling::send);
        } else if (line != null && wired) {
            surface.tell(line::send);
        }
    }

    @Override
    public void take(int status, int data1, int data2, int count) {
        surface.take(status, data1, data2, count);
    }

    @Override
    public void take(byte[] bytes, int count) {
        surface.take(bytes, 0, count);
    }

    @Override
    public void program(int number) {
        owner.program(number);
    }

    @Override
    public void clock(int status, long nowNs) {
        owner.clock(this, status, nowNs);
    }

    @Override
    public boolean heard(int status, int data1, int data2, long nowNs) {
        return owner.heard(this, status, data1, data2, nowNs);
    }

    @Override
    public void stranger(int controllerNumber) {
        Optional<List<Integer>> found = DefaultMap.rowWith(controllerNumber);
        if (found.isPresent()) {
            row = found.get();
            bind(bindings);
            owner.rowFound(this);
        }
    }
}
