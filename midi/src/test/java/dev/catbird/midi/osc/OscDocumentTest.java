package dev.catbird.midi.osc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OscDocumentTest {
    private static final String BEGIN = "<!-- addresses: made from the registry, held by OscDocumentTest -->\n";
    private static final String END = "<!-- end of addresses -->\n";

    /** Copy the table from the failure when a parameter or an address changes. */
    @Test
    void addressesAreThoseOfTheServer() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "osc.md"));
        int begin = document.indexOf(BEGIN);
        int end = document.indexOf(END);
        assertTrue(begin >= 0 && end > begin, "docs/osc.md has lost its marks");
        assertEquals(OscAddress.table(), document.substring(begin + BEGIN.length(), end));
    }
}
