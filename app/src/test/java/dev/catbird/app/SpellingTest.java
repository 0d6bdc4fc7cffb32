package dev.catbird.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    @ParameterizedTest
    @CsvSource({"'', '', 0", "abc, abc, 0", "abc, '', 3", "'', abc, 3", "--vew, --view, 1", "--debgu, --debug, 2"})
    void slipsAreCounted(String from, String to, int slips) {
        assertEquals(slips, Spelling.slips(from, to));
        assertEquals(slips, Spelling.slips(to, from));
    }

    @Test
    void nearestWordWins() {
        assertEquals(Optional.of("render"), Spelling.nearest("rendr", List.of("doctor", "fender", "render")));
    }

    @Test
    void wordLikeNothingElseHasNoNeighbour() {
        assertEquals(Optional.empty(), Spelling.nearest("play", List.of("doctor", "render")));
    }
}
