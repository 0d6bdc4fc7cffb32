package dev.catbird.midi;

import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.engine.settings.SettingsException;
import dev.catbird.midi.binding.BindingFolder;
import dev.catbird.midi.binding.DeviceBindings;
import dev.catbird.midi.clock.BeatClock;
import dev.catbird.midi.device.MidiDevices;
import dev.catbird.midi.device.MidiInput;
import dev.catbird.midi.device.MidiLine;
import dev.catbird.midi.message.Controller;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * MIDI devices as the performer's hands: listens to them, turns parameters by their bindings, tells them what changes, and follows
 * them as they come and go. Thread: any; it has two of its own, {@value #THREAD} for what goes out and {@value #DEVICES_THREAD} for
 * the devices.
 */
public final class MidiControl implements AutoCloseable {
    static final String THREAD = "catbird-midi";
    static final String DEVICES_THREAD = "catbird-midi-devices";

    private static final long TICK_MS = 20;
    private static final long LOOK_MS = 1000;
    private static final int NONE = -1;

    private final List<String> wanted;
    private final BindingFolder folder;
    private final Parameters parameters;
    private final Programs programs;
    private final LongSupplier clockNs;
    private final BeatClock beats;
    private final Map<String, Plugged> devices = new ConcurrentHashMap<>();
    private final Queue<String> news = new ConcurrentLinkedQueue<>();
    private final AtomicInteger program = new AtomicInteger(NONE);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Learning learning;
    private final Plugged.Owner owner = new Owner();
    /** Files are for one thread at a time. */
    private final Object files = new Object();

    private volatile List<DeviceBindings> bindings;
    private Object stamp;
    private boolean looked;

    /**
     * One that does nothing before {@link #look} and {@link #tick} are called. {@code wanted}: parts of the names of the devices to
     * listen to; none for all. Throws {@link SettingsException} if saved bindings cannot be read.
     */
    MidiControl(
            List<String> wanted, BindingFolder folder, Parameters parameters, Programs programs, LongSupplier clockNs)
            throws IOException {
        this.wanted = wanted.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        this.folder = folder;
        this.parameters = parameters;
        this.programs = programs;
        this.clockNs = clockNs;
        beats = new BeatClock(parameters);
        stamp = folder.stamp();
        bindings = folder.all();
        learning = new Learning(folder, news::add);
    }

    /**
     * Listens from now on, and until it is closed. {@code wanted}: parts of the names of the devices to listen to; none for all.
     * Throws {@link SettingsException} if saved bindings cannot be read.
     */
    public static MidiControl open(List<String> wanted, BindingFolder folder, Parameters parameters, Programs programs)
            throws IOException {
        MidiControl control = new MidiControl(wanted, folder, parameters, programs, System::nanoTime);
        control.run(DEVICES_THREAD, LOOK_MS, control::look);
        control.run(THREAD, TICK_MS, control::tick);
        return control;
    }

    /** Follows a line as well; returns what shall hear the messages it brings, each whole. */
    public MidiInput add(MidiLine line) {
        Plugged device =
                new Plugged(line.name(), line, BindingFolder.of(bindings, line.name()), parameters, clockNs, owner);
        devices.put(line.name(), device);
        return device;
    }

    private void run(String name, long everyMs, Runnable turn) {
        Thread thread = new Thread(
                () -> {
                    try {
                        do {
                            turn.run();
                        } while (!closed.await(everyMs, TimeUnit.MILLISECONDS));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (RuntimeException | LinkageError e) {
                        news.add("MIDI has failed (" + e + "); everything else goes on");
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Looks which devices have come and gone, and whether bindings have changed. Thread: its own, for devices. */
    void look() {
        reread();
        MidiDevices there = MidiDevices.look();
        for (String name : there.inputs()) {
            if (isWanted(name)) {
                devices.computeIfAbsent(
                        name, n -> new Plugged(n, null, BindingFolder.of(bindings, n), parameters, clockNs, owner));
            }
        }
        for (Plugged device : devices.values()) {
            say(device.follow(there));
        }
        if (!looked) {
            looked = true;
            for (String name : wanted) {
                if (devices.keySet().stream()
                        .noneMatch(n -> n.toLowerCase(Locale.ROOT).contains(name))) {
                    say("no MIDI device has \"" + name + "\" in its name; "
                            + (there.inputs().isEmpty()
                                    ? "there is none"
                                    : "there are " + String.join(", ", there.inputs()))
                            + "; it is waited for");
                }
            }
        }
    }

    private boolean isWanted(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return wanted.isEmpty() || wanted.stream().anyMatch(lower::contains);
    }

    private void say(@Nullable String line) {
        if (line != null) {
            news.add(line);
        }
    }

    /** Takes changed files over; as long as one cannot be read all stays as it was. */
    private void reread() {
        synchronized (files) {
            try {
                Object now = folder.stamp();
                if (!now.equals(stamp)) {
                    stamp = now;
                    bindings = folder.all();
                    devices.values().forEach(device -> device.bind(BindingFolder.of(bindings, device.name())));
                    beats.apply();
                }
            } catch (IOException e) {
                say(e.getMessage());
            }
        }
    }

    /** Tells devices what has changed, and does what was asked for since. Thread: its own. */
    void tick() {
        int chosen = program.getAndSet(NONE);
        if (chosen != NONE && !programs.load(chosen)) {
            say("program change " + (chosen + 1) + ": there is no such preset");
        }
        synchronized (files) {
            if (learning.tick(clockNs.getAsLong(), List.copyOf(devices.keySet()))) {
                reread();
            }
        }
        devices.values().forEach(Plugged::tell);
    }

    /** The next line to say about devices, or null. */
    public @Nullable String nextNews() {
        return news.poll();
    }

    /** Names of the devices that are listened to and there. */
    public List<String> connected() {
        List<String> names = new ArrayList<>();
        devices.values().stream()
                .filter(Plugged::isConnected)
                .map(Plugged::name)
                .sorted()
                .forEach(names::add);
        return names;
    }

    /** Length of a beat of the devices' clock, or 0 if none has told. */
    public double beatMs() {
        return beats.beatMs();
    }

    /** What turns a parameter, for people: such as {@code cc 21 ch 1}; empty if nothing does. */
    public String controllerOf(Parameter parameter) {
        for (Plugged device : devices.values()) {
            Optional<Controller> controller =
                    device.isConnected() ? device.surface().controllerOf(parameter) : Optional.empty();
            if (controller.isPresent()) {
                return controller.get().toString();
            }
        }
        return "";
    }

    /**
     * Where on the parameter's way, 0..1, its controller stands, if that is elsewhere than the parameter: it must be turned past
     * that before it does anything. Not-a-number if nothing stands apart.
     */
    public float apart(Parameter parameter) {
        for (Plugged device : devices.values()) {
            float apart = device.isConnected() ? device.surface().apart(parameter) : Float.NaN;
            if (!Float.isNaN(apart)) {
                return apart;
            }
        }
        return Float.NaN;
    }

    /** The next controller that a hand moves shall turn this parameter; until then none turns anything. */
    public void learn(Parameter parameter) {
        learning.begin(parameter);
    }

    /** The parameter that is being learnt, or null. */
    public @Nullable Parameter learning() {
        return learning.parameter();
    }

    /** Ends learning without having learnt. */
    public void stopLearning() {
        learning.end();
    }

    /** Takes away all that turns a parameter, defaults included, of the devices there are: a moment later, as it is saved. */
    public void forget(Parameter parameter) {
        learning.forget(parameter);
    }

    /** Ends listening. */
    @Override
    public void close() {
        closed.countDown();
        devices.values().forEach(Plugged::disconnect);
    }

    /** What devices do that concerns all. */
    private final class Owner implements Plugged.Owner {
        @Override
        public void program(int number) {
            program.set(number);
        }

        @Override
        public void clock(Plugged from, int status, long nowNs) {
            DeviceBindings own = from.bindings();
            beats.hear(from, own.beats(), own.stopped(), status, nowNs);
        }

        @Override
        public boolean heard(Plugged from, int status, int data1, int data2, long nowNs) {
            return learning.hear(from.name(), status, data1, data2, nowNs);
        }

        @Override
        public void rowFound(Plugged of) {
            say(of.name() + of.described());
        }
    }
}
