package dev.catbird.midi.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.midi.message.MessageParser;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BeatClockTest {
    private static final Map<Parameter, Float> BEATS =
            Map.of(Parameter.LINGER, 0.5f, Parameter.GRAIN, 0.25f, Parameter.MORPH, 4f);

    private final Parameters parameters = new Parameters();
    private final BeatClock clock = new BeatClock(parameters);
    private long nowNs = 1;

    private void tick(Object device, double bpm, int ticks) {
        for (int i = 0; i < ticks; i++) {
            nowNs += (long) (60e9 / bpm / 24);
            clock.hear(device, BEATS, Parameter.FREEZE, MessageParser.CLOCK, nowNs);
        }
    }

    @Test
    void timesFollowTheTempo() {
        tick("a", 120, 100);
        assertEquals(250, parameters.get(Parameter.LINGER), 1);
        assertEquals(125, parameters.get(Parameter.GRAIN), 1);
        assertEquals(2, parameters.get(Parameter.MORPH), 0.01);
        assertEquals(500, clock.beatMs(), 0.1);
        tick("a", 60, 100);
        assertEquals(500, parameters.get(Parameter.LINGER), 2);
    }

    @Test
    void whoTurnsAKnobMeanwhileIsLeftInPeace() {
        tick("a", 120, 100);
        parameters.set(Parameter.LINGER, 7);
        tick("a", 120, 1000);
        assertEquals(7, parameters.get(Parameter.LINGER));
    }

    @Test
    void startAndStopWorkASwitch() {
        clock.hear("a", BEATS, Parameter.FREEZE, MessageParser.STOP, nowNs);
        assertTrue(parameters.on(Parameter.FREEZE) && clock.stopped());
        clock.hear("a", BEATS, Parameter.FREEZE, MessageParser.START, nowNs);
        assertEquals(0, parameters.get(Parameter.FREEZE));
        clock.hear("a", BEATS, Parameter.FREEZE, MessageParser.STOP, nowNs);
        clock.hear("a", BEATS, Parameter.FREEZE, MessageParser.CONTINUE, nowNs);
        assertEquals(0, parameters.get(Parameter.FREEZE));
        assertEquals(false, clock.stopped());
    }

    @Test
    void aSecondClockIsNotHeardWhileTheFirstRuns() {
        tick("a", 120, 100);
        for (int i = 0; i < 200; i++) {
            tick("a", 120, 1);
            clock.hear("b", BEATS, Parameter.FREEZE, MessageParser.CLOCK, nowNs);
        }
        assertEquals(500, clock.beatMs(), 0.1);
        clock.hear("b", BEATS, Parameter.FREEZE, MessageParser.STOP, nowNs);
        assertEquals(0, parameters.get(Parameter.FREEZE));
        nowNs += 2_000_000_000L;
        tick("b", 60, 100);
        assertEquals(1000, clock.beatMs(), 0.1);
    }
}
