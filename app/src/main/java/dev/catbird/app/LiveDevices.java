package dev.catbird.app;

import dev.catbird.engine.host.Device;
import dev.catbird.engine.host.DeviceException;
import dev.catbird.engine.host.LiveHost;
import dev.catbird.engine.host.SoundSystem;
import dev.catbird.render.panel.DeviceList;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The devices of a host that plays, looked at and changed on the way. What is in use is never opened a second time, neither rate nor sound
 * system change, and what cannot be opened leaves all as it was. Thread: any asks; a worker of its own, {@value #THREAD}, does it.
 */
final class LiveDevices implements DeviceList, AutoCloseable {
    static final String THREAD = "catbird-devices";

    /** JACK names us so, and would have us hear ourselves. */
    private static final String OURSELVES = "catbird";

    private final LiveHost host;
    private final int bufferFrames;
    private final Memory memory;
    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, THREAD);
        thread.setDaemon(true);
        return thread;
    });

    /** As it was asked last. Only the worker writes. */
    private volatile SoundSystem system;

    private volatile List<String> inputs;
    private volatile List<String> outputs;
    private volatile String state = "";

    LiveDevices(SoundSystem system, LiveHost host, int bufferFrames, Memory memory) {
        this.system = system;
        this.host = host;
        this.bufferFrames = bufferFrames;
        this.memory = memory;
        inputs = names(device -> !device.input().isEmpty());
        outputs = names(device -> !device.output().isEmpty());
    }

    private List<String> names(Predicate<Device> able) {
        return system.devices().stream()
                .filter(able)
                .map(Device::name)
                .filter(name -> !name.equals(OURSELVES))
                .distinct()
                .toList();
    }

    @Override
    public String description() {
        return host.description();
    }

    @Override
    public String input() {
        return listed(host.inputName(), inputs);
    }

    @Override
    public String output() {
        return listed(host.outputName(), outputs);
    }

    /** The device of that name, or the one it is a port of. */
    private static String listed(String name, List<String> devices) {
        for (String device : devices) {
            if (name.startsWith(device + ":")) {
                return device;
            }
        }
        return name;
    }

    @Override
    public List<String> inputs() {
        return inputs;
    }

    @Override
    public List<String> outputs() {
        return outputs;
    }

    @Override
    public String state() {
        return state;
    }

    @Override
    public void look() {
        state = "looking for devices ...";
        work(() -> {
            lookAnew();
            state = "";
        });
    }

    private void lookAnew() throws DeviceException {
        system = system.again(new HashSet<>(List.of(host.inputName(), host.outputName())));
        inputs = names(device -> !device.input().isEmpty());
        outputs = names(device -> !device.output().isEmpty());
    }

    @Override
    public void hear(String input) {
        change("input", input, () -> system.host(input, host.outputName(), host.rateHz(), bufferFrames));
    }

    @Override
    public void playOn(String output) {
        change("output", output, () -> system.host(host.inputName(), output, host.rateHz(), bufferFrames));
    }

    /** How a host on other devices is made. */
    private interface Making {
        LiveHost make() throws DeviceException;
    }

    private void change(String use, String name, Making making) {
        state = "opening " + name + " ...";
        work(() -> {
            try {
                lookAnew();
                host.change(making.make());
            } catch (DeviceException e) {
                throw new DeviceException(
                        use + " \"" + name + "\" is not taken, all sounds as before: " + e.getMessage(), e);
            }
            state = "";
            remember(use, name);
            said.add("the " + use + " is \"" + name + "\" now: " + host.description());
        });
    }

    private void remember(String use, String name) {
        try {
            memory.remember(Map.of(system.id() + "." + use, name));
        } catch (IOException e) {
            said.add(memory.file() + ": cannot be written (" + e + "), so the devices are not remembered");
        }
    }

    /** What the worker does. */
    private interface Work {
        void run() throws DeviceException;
    }

    private void work(Work work) {
        try {
            worker.execute(() -> {
                try {
                    work.run();
                } catch (DeviceException e) {
                    state = String.valueOf(e.getMessage());
                    said.add(state);
                }
            });
        } catch (RejectedExecutionException e) {
            // It is leaving.
        }
    }

    /** The next line to say, or null. */
    @Nullable
    String news() {
        return said.poll();
    }

    /** Nothing is changed any more; what is being opened is not waited for. */
    @Override
    public void close() {
        worker.shutdown();
    }
}
