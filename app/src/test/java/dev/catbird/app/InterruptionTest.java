package dev.catbird.app;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class InterruptionTest {

    @Test
    void nothingIsAskedForAtFirst() {
        try (Interruption interruption = new Interruption()) {
            assertFalse(interruption.requested());
            assertDoesNotThrow(interruption::check);
        }
    }

    @Test
    void requestEndsWhatChecks() {
        try (Interruption interruption = new Interruption()) {
            interruption.request();
            assertTrue(interruption.requested());
            assertThrows(CancellationException.class, interruption::check);
        }
    }
}
