package dev.catbird.midi.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MessageParserTest {
    private final Heard heard = new Heard();
    private final MessageParser parser = new MessageParser(heard);

    private void take(int... bytes) {
        for (int b : bytes) {
            parser.take(b);
        }
    }

    @Test
    void messagesOfTwoAndThreeBytesAreCut() {
        take(0xB0, 21, 64, 0xC3, 5, 0xE1, 0, 64, 0x95, 36, 100);
        assertEquals(List.of("b0 21 64", "c3 5 0", "e1 0 64", "95 36 100"), heard.said());
        assertEquals(0, parser.dropped());
    }

    @Test
    void runningStatusGoesOn() {
        take(0xB2, 1, 10, 1, 11, 2, 12);
        take(0xD0, 9, 8);
        assertEquals(List.of("b2 1 10", "b2 1 11", "b2 2 12", "d0 9 0", "d0 8 0"), heard.said());
    }

    @Test
    void clockInTheMiddleOfAMessageDisturbsNothing() {
        take(0xB0, 0xF8, 21, 0xFE, 0xF8, 64, 0xFA, 22, 0xFC, 65);
        assertEquals(List.of("f8", "f8", "b0 21 64", "fa", "fc", "b0 22 65"), heard.said());
        assertEquals(0, parser.dropped());
    }

    @Test
    void exclusiveMessagesOfAnyLengthPass() {
        take(0xB0, 1, 1, 0xF0);
        for (int i = 0; i < 1_000_000; i++) {
            take(i & 0x7F);
        }
        take(0xF8, 0xF7, 0xB0, 2, 2);
        assertEquals(List.of("b0 1 1", "f8", "b0 2 2"), heard.said());
        assertEquals(0, parser.dropped());
    }

    @Test
    void anExclusiveMessageThatBreaksOffCostsNothingElse() {
        take(0xF0, 1, 2, 3, 0xB0, 21, 64);
        assertEquals(List.of("b0 21 64"), heard.said());
        assertEquals(1, parser.dropped());
    }

    @Test
    void afterAnExclusiveMessageNoStatusRuns() {
        take(0xB0, 1, 1, 0xF0, 9, 0xF7, 21, 64);
        assertEquals(List.of("b0 1 1"), heard.said());
        assertEquals(2, parser.dropped());
    }

    @Test
    void aMessageThatBreaksOffIsDropped() {
        take(0xB0, 21, 0xB1, 22, 65);
        assertEquals(List.of("b1 22 65"), heard.said());
        assertEquals(1, parser.dropped());
    }

    @Test
    void dataOutOfNowhereIsDropped() {
        take(1, 2, 3, 0xF7, 0xF9, 0xFD, 0xF4, 5);
        assertEquals(List.of(), heard.said());
        assertEquals(7, parser.dropped());
    }

    @Test
    void songPositionsAreReadOver() {
        take(0xB0, 1, 1, 0xF2, 0x10, 0x20, 0xF3, 1, 0xF1, 1, 0xF6, 0xB0, 2, 2);
        assertEquals(List.of("b0 1 1", "b0 2 2"), heard.said());
        assertEquals(0, parser.dropped());
    }
}
