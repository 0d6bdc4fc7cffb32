package dev.catbird.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.host.Device;
import dev.catbird.engine.host.DeviceException;
import dev.catbird.engine.host.HostTelemetry;
import dev.catbird.engine.host.LiveHost;
import dev.catbird.engine.host.SoundSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Devices changed while they play, over devices that are only names. */
@Timeout(60)
class LiveDevicesTest {
    @TempDir
    private Path folder;

    private final List<String> names = new CopyOnWriteArrayList<>(List.of("default", "Scarlett 2i2", "catbird"));
    private final List<String> left = new CopyOnWriteArrayList<>();
    private final Names system = new Names();
    private final Host host = new Host("default", "default", 48000);
    private Memory memory;
    private LiveDevices devices;

    @BeforeEach
    void begin() {
        memory = new Memory(folder.resolve("devices.properties"));
        devices = new LiveDevices(system, host, 256, memory);
    }

    @AfterEach
    void end() {
        devices.close();
    }

    private final class Names implements SoundSystem {
        @Override
        public String id() {
            return "test";
        }

        @Override
        public List<Device> devices() {
            return names.stream()
                    .map(name -> new Device(
                            name,
                            "",
                            List.of(new Device.Format(48000, 24, 2)),
                            name.equals("Yeti") ? List.of() : List.of(new Device.Format(48000, 24, 2))))
                    .toList();
        }

        @Override
        public List<Integer> ratesHz(String input, String output) {
            return List.of(48000);
        }

        @Override
        public SoundSystem again(Set<String> inUse) {
            left.addAll(inUse);
            return this;
        }

        @Override
        public LiveHost host(String input, String output, int rateHz, int blockFrames) throws DeviceException {
            return new Host(
                    Device.input(devices(), input).name(),
                    Device.output(devices(), output).name(),
                    rateHz);
        }
    }

    /** A host that never sounds and can become another. */
    private static final class Host implements LiveHost {
        volatile String input;
        volatile String output;
        volatile String refusal = "";
        private final int rateHz;

        Host(String input, String output, int rateHz) {
            this.input = input;
            this.output = output;
            this.rateHz = rateHz;
        }

        @Override
        public int rateHz() {
            return rateHz;
        }

        @Override
        public int blockFrames() {
            return 256;
        }

        @Override
        public String inputName() {
            return input;
        }

        @Override
        public String outputName() {
            return output;
        }

        @Override
        public int inputFrames() {
            return 256;
        }

        @Override
        public int outputFrames() {
            return 256;
        }

        @Override
        public String description() {
            return input + " to " + output;
        }

        @Override
        public void start(BlockProcessor processor) {}

        @Override
        public void change(LiveHost next) throws DeviceException {
            if (!refusal.isEmpty()) {
                throw new DeviceException(refusal);
            }
            input = next.inputName();
            output = next.outputName();
        }

        @Override
        public HostTelemetry telemetry() {
            return new HostTelemetry();
        }

        @Override
        public void close() {}
    }

    private String said() {
        String line = devices.news();
        while (line == null) {
            LockSupport.parkNanos(1_000_000);
            line = devices.news();
        }
        return line;
    }

    @Test
    void choiceIsTakenSaidAndRemembered() throws IOException {
        assertEquals(List.of("default", "Scarlett 2i2"), devices.inputs());
        devices.playOn("Scarlett 2i2");
        assertEquals("the output is \"Scarlett 2i2\" now: default to Scarlett 2i2", said());
        devices.hear("Scarlett 2i2");
        assertEquals("the input is \"Scarlett 2i2\" now: Scarlett 2i2 to Scarlett 2i2", said());
        assertEquals("Scarlett 2i2", memory.recall("test.input"));
        assertEquals("Scarlett 2i2", memory.recall("test.output"));
        assertEquals("Scarlett 2i2", devices.input());
        assertEquals("", devices.state());
    }

    @Test
    void refusedChoiceLeavesAllAsItWasAndSaysWhy() throws IOException {
        host.refusal = "another program holds it";
        devices.hear("Scarlett 2i2");
        String wanted = "input \"Scarlett 2i2\" is not taken, all sounds as before: another program holds it";
        assertEquals(wanted, said());
        assertEquals(wanted, devices.state());
        assertEquals("default", devices.input());
        assertNull(memory.recall("test.input"));
    }

    @Test
    void deviceThatHasGoneIsRefusedByName() {
        names.remove("Scarlett 2i2");
        devices.hear("Scarlett 2i2");
        String line = said();
        assertTrue(line.contains("has \"Scarlett 2i2\" in its name; there are: \"default\""), line);
    }

    @Test
    void newDevicesAppearWithoutTouchingThoseInUse() {
        names.add("Yeti");
        devices.look();
        while (!devices.state().isEmpty()) {
            LockSupport.parkNanos(1_000_000);
        }
        assertEquals(List.of("default", "Scarlett 2i2", "Yeti"), devices.inputs());
        assertEquals(List.of("default", "Scarlett 2i2"), devices.outputs());
        assertEquals(List.of("default"), left);
    }
}
