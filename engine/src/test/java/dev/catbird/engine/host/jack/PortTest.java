package dev.catbird.engine.host.jack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.catbird.engine.host.DeviceException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortTest {
    private static final List<Port> PORTS = List.of(
            new Port("mixer:left", false),
            new Port("mixer:right", false),
            new Port("mixer:cue", false),
            new Port("system:capture_1", true),
            new Port("system:capture_2", true),
            new Port("system:capture_3", true),
            new Port("Mixer two:left", false));

    private static List<String> chosen(String wanted) throws DeviceException {
        return Port.choose(PORTS, wanted, "input").stream().map(Port::name).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''               | system:capture_1 system:capture_2",
                "SYSTEM           | system:capture_1 system:capture_2",
                "System:Capture_3 | system:capture_3",
                "capture_2        | system:capture_2",
                "mixer            | mixer:left mixer:right",
                "two              | 'Mixer two:left'",
                "cue              | mixer:cue"
            })
    void portsAreChosenByWholeNamesOrParts(String wanted, String expected) throws DeviceException {
        assertEquals(expected.replace("'", ""), String.join(" ", chosen(wanted)));
    }

    @Test
    void nameOfSeveralClientsOrNoneIsAnErrorThatListsThem() {
        assertEquals(
                "\"left\" may be several JACK inputs; say which: \"mixer\", \"Mixer two\"",
                assertThrows(DeviceException.class, () -> chosen("left")).getMessage());
        assertEquals(
                "no JACK input has \"usb\" in its name; there are: \"mixer\", \"system\", \"Mixer two\"",
                assertThrows(DeviceException.class, () -> chosen("usb")).getMessage());
        assertEquals(
                "the JACK server has no input of hardware; name one of: \"mixer\"",
                assertThrows(DeviceException.class, () -> Port.choose(PORTS.subList(0, 3), "", "input"))
                        .getMessage());
    }

    @Test
    void whatWasChosenHasANameThatChoosesIt() throws DeviceException {
        for (String wanted : List.of("", "system:capture_3", "mixer", "two")) {
            List<Port> chosen = Port.choose(PORTS, wanted, "input");
            assertEquals(chosen, Port.choose(PORTS, Port.nameOf(chosen), "input"));
        }
    }
}
