package dev.catbird.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.host.Device;
import dev.catbird.engine.host.HostTelemetry;
import dev.catbird.engine.host.LiveBlock;
import dev.catbird.engine.param.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code play} and {@code devices} say. No test opens a device: the scenarios of CI do. */
class PlayTest {
    private final Captured captured = new Captured(false);

    @ParameterizedTest
    @EnumSource(Parameter.class)
    void everyParameterIsAnOptionOfPlay(Parameter parameter) {
        assertEquals(2, captured.run(Map.of(), "play", "nothing.mp4", "--" + parameter.id(), "1e9"));
        assertTrue(
                captured.err().startsWith("catbird: --" + parameter.id() + " 1")
                        && captured.err().contains(" is not allowed"),
                captured.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--rate     | 96000 | --rate 96000 is not allowed; choose 44100 or 48000",
                "--buffer   | 8     | --buffer 8 is not allowed; choose 32..8192",
                "--duration | 0     | --duration must be more than 0 seconds",
                "--mode     | loud  | invalid value for option '--mode': 'loud' is not known; choose combination, basic, unique or weighted",
            })
    void wrongOptionIsSaidBeforeAnythingIsOpened(String option, String value, String message) {
        assertEquals(2, captured.run(Map.of(), "play", "nothing.mp4", option, value));
        assertEquals("catbird: " + message, captured.err().strip());
    }

    @Test
    void devicesAreListedWithWhatTheyCan() {
        List<Device.Format> formats = List.of(new Device.Format(48000, 24, 2), new Device.Format(44100, 16, 1));
        Devices.list(List.of(new Device("Yeti", "USB Audio", formats, List.of())), captured.terminal.out());
        assertEquals(
                List.of(
                        "Yeti",
                        "  USB Audio",
                        "  input   44100, 48000 Hz; 16, 24 bits; mono, stereo",
                        "  output  none"),
                captured.out().lines().toList());
    }

    @Test
    void noDeviceIsSaid() {
        Devices.list(List.of(), captured.terminal.out());
        assertTrue(captured.out().startsWith("no sound device found"), captured.out());
    }

    @Test
    void healthIsALineOrAnObject() {
        HostTelemetry telemetry = new HostTelemetry();
        LiveBlock block = new LiveBlock((in, out, frames) -> Arrays.fill(out[0], 0.1f), telemetry, 4410, 44100);
        Arrays.fill(block.input()[0], 0.5f);
        block.run(true);
        telemetry.connected(true);
        telemetry.drained(512);
        String object = new HealthLine(telemetry, () -> 7, 0.1, true).next(1.5);
        assertTrue(
                object.startsWith("{\"t_s\":1.50,\"connected\":true,\"input_db\":-6.0,\"output_db\":-20.0,"), object);
        assertTrue(
                object.endsWith("\"drained_frames\":512,\"reconnections\":0,\"failures\":0,\"short_matches\":7}"),
                object);
        // The peaks have been taken; a device that is away has none.
        HealthLine people = new HealthLine(telemetry, () -> 7, 0.1, false);
        assertTrue(people.next(2).contains("in -120.0 dB  out -120.0 dB"));
        telemetry.connected(false);
        assertTrue(people.next(3).contains("no device: waiting for it"));
    }
}
