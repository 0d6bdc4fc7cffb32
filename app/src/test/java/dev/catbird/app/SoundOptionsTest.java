package dev.catbird.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.host.BlockProcessor;
import dev.catbird.engine.host.Device;
import dev.catbird.engine.host.DeviceException;
import dev.catbird.engine.host.HostTelemetry;
import dev.catbird.engine.host.LiveHost;
import dev.catbird.engine.host.SoundSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How devices are chosen and remembered, over devices that are only names. */
class SoundOptionsTest {
    @TempDir
    private Path folder;

    private final List<String> warnings = new ArrayList<>();
    private final List<String> devices = new ArrayList<>(List.of("default", "Scarlett 2i2", "Yeti"));
    private boolean jackAnswers;
    private Map<String, String> environment = Map.of();

    @BeforeEach
    void useOwnFolder() {
        environment = Map.of(Memory.VARIABLE, folder.toString());
    }

    @Command(name = "test")
    private static final class Line {
        @Mixin
        private SoundOptions sound = new SoundOptions();
    }

    private record Named(String id, List<String> names) implements SoundSystem {
        @Override
        public List<Device> devices() {
            List<Device.Format> formats = List.of(new Device.Format(48000, 24, 2));
            return names.stream()
                    .map(name -> new Device(name, "", formats, formats))
                    .toList();
        }

        @Override
        public SoundSystem again(Set<String> inUse) {
            return this;
        }

        @Override
        public List<Integer> ratesHz(String input, String output) throws DeviceException {
            Device.input(devices(), input);
            Device.output(devices(), output);
            return List.of(48000);
        }

        @Override
        public LiveHost host(String input, String output, int rateHz, int blockFrames) throws DeviceException {
            return new StillHost(
                    Device.input(devices(), input).name(),
                    Device.output(devices(), output).name(),
                    rateHz,
                    blockFrames);
        }
    }

    /** A host that never sounds. */
    record StillHost(String inputName, String outputName, int rateHz, int blockFrames) implements LiveHost {
        @Override
        public int inputFrames() {
            return blockFrames;
        }

        @Override
        public int outputFrames() {
            return 2 * blockFrames;
        }

        @Override
        public String description() {
            return inputName + " to " + outputName;
        }

        @Override
        public void start(BlockProcessor processor) {}

        @Override
        public HostTelemetry telemetry() {
            return new HostTelemetry();
        }

        @Override
        public void close() {}
    }

    private SoundSystem open(Backend backend) throws DeviceException {
        if (backend == Backend.JAVASOUND || (backend == Backend.AUTO && !jackAnswers)) {
            return new Named("javasound", devices);
        }
        if (!jackAnswers) {
            throw new DeviceException("no JACK server answers");
        }
        return new Named("jack", List.of("system", "mixer"));
    }

    /** Chooses by a command line, and remembers it as if it had sounded. */
    private SoundOptions.Choice used(String... args) throws IOException {
        Line line = new Line();
        new CommandLine(line).registerConverter(int.class, Integer::valueOf).parseArgs(args);
        assertNull(line.sound.fault());
        SoundOptions.Choice choice = line.sound.choose(Memory.ofDevices(environment), warnings::add, this::open);
        Captured captured = new Captured(false);
        line.sound.remember(
                new Session(captured.terminal, environment, new Interruption()), choice, choice.host(48000));
        assertEquals("", captured.err());
        return choice;
    }

    @Test
    void withoutAnythingItIsTheDefault() throws IOException {
        SoundOptions.Choice choice = used();
        assertEquals("", choice.input());
        assertEquals(256, choice.bufferFrames());
        assertEquals("", choice.memo());
    }

    @Test
    void whatWasAskedForIsUsedTheNextTimeAndSaid() throws IOException {
        used("--input", "scar", "--output", "yeti", "--buffer", "512");
        SoundOptions.Choice choice = used();
        assertEquals("Scarlett 2i2", choice.input());
        assertEquals("Yeti", choice.output());
        assertEquals(512, choice.bufferFrames());
        assertEquals(" (remembered: input \"Scarlett 2i2\", output \"Yeti\", --buffer 512)", choice.memo());
        assertEquals("Yeti", used("--input", "yeti").output());
        assertEquals("Yeti", used().input());
    }

    @Test
    void defaultGoesBack() throws IOException {
        used("--input", "scar", "--output", "scar");
        used("--input", "default");
        SoundOptions.Choice choice = used();
        assertEquals("", choice.input());
        assertEquals("Scarlett 2i2", choice.output());
    }

    @Test
    void rememberedDeviceThatIsAwayGivesWayToTheDefaultWithAWarningAndIsNotForgotten() throws IOException {
        used("--input", "scar", "--output", "yeti");
        devices.remove("Scarlett 2i2");
        SoundOptions.Choice choice = used();
        assertEquals("", choice.input());
        assertEquals("Yeti", choice.output());
        assertEquals(List.of("the remembered input \"Scarlett 2i2\" is away; the default is used"), warnings);
        devices.add("Scarlett 2i2");
        assertEquals("Scarlett 2i2", used().input());
    }

    @Test
    void nameThatFitsNothingIsAnErrorAndIsNotRemembered() throws IOException {
        DeviceException e = assertThrows(DeviceException.class, () -> used("--input", "usb"));
        assertTrue(String.valueOf(e.getMessage()).contains("\"Scarlett 2i2\""), e.getMessage());
        assertEquals("", used().input());
    }

    @Test
    void rateThatTheDevicesLackIsAnErrorBeforeAnythingIsOpened() {
        DeviceException e = assertThrows(DeviceException.class, () -> used("--rate", "44100"));
        assertTrue(String.valueOf(e.getMessage()).contains("only at 48000 Hz"), e.getMessage());
    }

    @Test
    void everySoundSystemHasItsOwnDevices() throws IOException {
        used("--input", "yeti");
        jackAnswers = true;
        assertEquals("", used().input());
        used("--input", "mixer");
        jackAnswers = false;
        assertEquals("Yeti", used().input());
        jackAnswers = true;
        assertEquals("mixer", used().input());
    }

    @Test
    void rememberedBackendThatIsAwayGivesWayToWhatThereIs() throws IOException {
        jackAnswers = true;
        used("--backend", "jack");
        assertEquals("jack", used().system().id());
        jackAnswers = false;
        assertEquals("javasound", used().system().id());
        assertEquals(List.of("the remembered --backend jack is away: no JACK server answers"), warnings);
        assertThrows(DeviceException.class, () -> used("--backend", "jack"));
        used("--backend", "auto");
        warnings.clear();
        used();
        assertEquals(List.of(), warnings);
    }

    @Test
    void delayIsASumThatSaysWhatIsNotKnown() throws IOException {
        LiveHost host = new StillHost("a", "b", 48000, 480);
        assertEquals(
                "delay 40.0 ms = input 10.0 + lookahead 10.0 + output 20.0 + the devices' own, which catbird calibrate measures",
                Calibration.formula(host, 480, null));
        Memory memory = Memory.ofCalibrations(environment);
        assertNull(Calibration.recall(memory, "jack", host));
        new Calibration(33.25, 0.5, "2026-11-20").remember(memory, "jack", host);
        assertNull(Calibration.recall(memory, "javasound", host));
        assertNull(Calibration.recall(memory, "jack", new StillHost("a", "b", 48000, 256)));
        assertEquals(
                "delay 43.3 ms = input 10.0 + lookahead 10.0 + output 20.0 + devices 3.3 (calibrated 2026-11-20, within 0.5)",
                Calibration.formula(host, 480, Calibration.recall(memory, "jack", host)));
    }
}
