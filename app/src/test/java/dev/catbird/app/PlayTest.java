package dev.catbird.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.health.Health;
import dev.catbird.engine.health.MatchTimes;
import dev.catbird.engine.host.Device;
import dev.catbird.engine.param.Parameter;
import java.nio.file.Path;
import java.util.ArrayList;
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
                "--matcher  | gpu   | invalid value for option '--matcher': 'gpu' is not known; choose auto, inline or thread",
                "--backend  | loud  | invalid value for option '--backend': 'loud' is not known; choose auto, jack or javasound",
                "--mode     | loud  | invalid value for option '--mode': 'loud' is not known; choose combination, basic, unique or weighted",
            })
    void wrongOptionIsSaidBeforeAnythingIsOpened(String option, String value, String message) {
        assertEquals(2, captured.run(Map.of(), "play", "nothing.mp4", option, value));
        assertEquals("catbird: " + message, captured.err().strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--resume --fresh          | --resume and --fresh are contraries; choose one",
                "--osc 70000               | --osc 70000 is not allowed; choose 1..65535, or 0 for any port that is free",
                "--no-osc --osc 9001       | --no-osc means no OSC; leave it out, or --osc and --osc-host",
                "--no-osc --osc-host ::1   | --no-osc means no OSC; leave it out, or --osc and --osc-host",
            })
    void optionsThatCannotBeTogetherAreSaid(String options, String message) {
        List<String> args = new ArrayList<>(List.of("play", "nothing.mp4"));
        args.addAll(List.of(options.strip().split(" ")));
        assertEquals(2, captured.run(Map.of(), args.toArray(String[]::new)));
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

    private static Health health(boolean connected, long failures) {
        MatchTimes.Summary times = new MatchTimes.Summary(345, 290.25, 580.5, 1000, 1451.25);
        return new Health(
                1.5, connected, -6, -20, 0.125, 0.25, 172, 1, 2, 3, 512, 64, 1, false, 4, failures, 345, 5, 7, 6, 8, 9,
                3, 2902.5, times, times);
    }

    @Test
    void healthIsAnObjectForPrograms() {
        assertEquals(
                "{\"t_s\":1.50,\"connected\":true,\"input_db\":-6.0,\"output_db\":-20.0,\"load_mean\":0.125,\"load_max\":0.250,"
                        + "\"blocks\":172,\"late_blocks\":1,\"underruns\":2,\"overruns\":3,\"drained_frames\":512,"
                        + "\"trimmed_frames\":64,\"feedbacks\":1,\"feedback\":false,\"reconnections\":4,\"failures\":0,\"hops\":345,\"late_hops\":5,\"short_matches\":7,"
                        + "\"lowered_matches\":6,\"gc_pauses\":8,\"gc_ms\":9,\"gc_longest_ms\":3,"
                        + "\"match_us\":{\"count\":345,\"p50\":290,\"p99\":581,\"p99_9\":1000,\"max\":1451},\"recording\":null}",
                new HealthLine(true, Stage.empty(), new Taking(captured.terminal, null)).of(health(true, 0)));
        assertEquals(
                "{\"match_us_all\":{\"count\":345,\"p50\":290,\"p99\":581,\"p99_9\":1000,\"max\":1451},\"hop_us\":2902.5}",
                new HealthLine(true, Stage.empty(), new Taking(captured.terminal, null)).summary(health(true, 0)));
    }

    @Test
    void healthTellsOfTheRecording() {
        Taking taking = new Taking(captured.terminal, Path.of("fri\"day"));
        assertTrue(new HealthLine(true, Stage.empty(), taking)
                .of(health(true, 0))
                .endsWith(",\"recording\":{\"folder\":\"fri\\\"day\",\"frames\":0,\"ended_early\":null}}"));
        assertTrue(
                new HealthLine(false, Stage.empty(), taking).of(health(true, 0)).endsWith("gc 9 ms"));
    }

    @Test
    void othersTellAfterTheSound() {
        Account other = json -> json ? ",\"preset\":\"choir\"" : "  choir";
        String object = new HealthLine(true, Stage.empty(), other).of(health(true, 0));
        assertTrue(object.endsWith(",\"preset\":\"choir\"}"), object);
        String line = new HealthLine(false, Stage.empty(), other).of(health(true, 0));
        assertTrue(line.endsWith("gc 9 ms  choir"), line);
    }

    @Test
    void healthIsALineForPeople() {
        HealthLine people = new HealthLine(false, Stage.empty(), new Taking(captured.terminal, null));
        String line = people.of(health(true, 0));
        assertTrue(
                line.contains("in   -6.0 dB  out  -20.0 dB  load  13 %, at most  25 %  match  10 %, at most  50 %"),
                line);
        assertTrue(
                line.endsWith("late 1 blocks, 5 hops  short 7, lowered 6  dry 2  drained 512  reconnected 4  gc 9 ms"),
                line);
        assertTrue(people.of(health(true, 11)).endsWith("failed 11"));
        assertTrue(people.of(health(false, 0)).contains("no device: waiting for it"));
        assertEquals(
                "345 matches: p50 290 us (10 % of a hop), p99 581 us (20 % of a hop), p99.9 1000 us (34 % of a hop),"
                        + " max 1451 us (50 % of a hop)",
                people.summary(health(true, 0)));
    }
}
