package dev.catbird.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveLineTest {
    @ParameterizedTest
    @CsvSource({
        "-120, -80, '[                ]'",
        "-60, -80, '[                ]'",
        "-30, -80, '[========        ]'",
        "0, -80, '[================]'",
        "6, -80, '[================]'",
        "-30, -45, '[====|===        ]'",
        "-45, -30, '[====    |       ]'"
    })
    void theMeterShowsLevelAndGate(double levelDb, double gateDb, String meter) {
        assertEquals(meter, LiveLine.meter(levelDb, gateDb));
    }
}
