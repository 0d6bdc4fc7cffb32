package dev.catbird.midi.osc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.param.Parameter;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OscPatternTest {
    @SuppressWarnings("NullAway.Init") // made before each
    private Stage stage;

    @BeforeEach
    void open() throws IOException {
        stage = new Stage();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private static String fitted(String pattern) {
        return String.join(
                " ", OscPattern.matches(pattern).stream().map(OscAddress::name).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/catbird/{wet,blend}|blend wet",
                "/catbird/fre?ze|freeze",
                "/*/gr*n|grain",
                "/catbird/pin-top-*-[xy]|pin-top-left-x pin-top-left-y pin-top-right-x pin-top-right-y",
                "/catbird/[a-c]*|combination blend continuity blackout",
                "/catbird/l[!ae-o]ck|",
                "/catbird/l[!ae-n]ck|lock",
                "/catbird/{,mu}te|mute",
                "/catbird/{b,bl}{lend,end}|blend",
                "/????????|",
                "/catbird*|",
                "/catbird?blend|",
                "/catbird[/]blend|",
                "/catbird/*/blend|",
                "/catbird/**l*e*n*d**|blend",
                "/catbird/[a-|",
                "/catbird/{blend|",
                "/catbird/[]blend|",
            })
    void whatFits(String pattern, String names) {
        assertEquals(names == null ? "" : names, fitted(pattern));
    }

    @Test
    void starsWithoutEndComeToAnEnd() {
        assertEquals("", fitted("/catbird/" + "*a".repeat(4000) + "!"));
        assertEquals(
                OscAddress.ALL.size(),
                OscPattern.matches("/catbird/" + "*".repeat(8000)).size());
    }

    @Test
    void aMessageToAPatternActsOnAllItFits() {
        stage.hear("/catbird/pin-*-right-x", 0.75f);
        assertEquals(0.75f, stage.parameters.get(Parameter.PIN_TOP_RIGHT_X));
        assertEquals(0.75f, stage.parameters.get(Parameter.PIN_BOTTOM_RIGHT_X));
        assertEquals(0, stage.parameters.get(Parameter.PIN_TOP_LEFT_X));
        stage.hear("/catbird/{next,undo}");
        assertEquals(List.of("step 1", "undo"), stage.calls);
        assertEquals(2, stage.server.messages());
    }

    @Test
    void aPatternThatFitsNothingIsToldOnceAsItWasSent() {
        stage.hear("/catbird/x*{a,b}[!c]?", 1);
        stage.hear("/catbird/x*{a,b}[!c]?", 2);
        assertEquals(
                List.of("OSC: /catbird/x*{a,b}[!c]? fits no address; docs/osc.md lists those there are"), stage.said);
        assertTrue(stage.server.json().contains("\"unknown\":2"), stage.server.json());
    }

    @Test
    void savingTakesANameOrNone() {
        stage.hear("/catbird/save");
        stage.hear("/catbird/save", 1);
        stage.hear("/catbird/save", 0);
        stage.hear("/catbird/save", "größer");
        stage.hear("/catbird/save", "a/b");
        assertEquals(List.of("save ", "save ", "save größer", "save a/b"), stage.calls);
        assertEquals(List.of("OSC: /catbird/save is no name"), stage.said);
    }
}
