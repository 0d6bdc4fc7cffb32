package dev.catbird.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.param.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentsTest {

    private static final int LONGEST = 120;
    private static final int COMMANDS_BEFORE = 15;
    private static final String BEGIN = "<!-- parameters: made from the registry, held by DocumentsTest -->\n";
    private static final String END = "<!-- end of parameters -->\n";

    private static String text(String document) throws IOException {
        return Files.readString(Path.of("..").resolve(document));
    }

    /** The table as it shall stand in docs/parameters.md: copy it from the failure when a parameter changes. */
    private static String table() {
        StringBuilder table = new StringBuilder("| option | range | default | what |\n|---|---|---|---|\n");
        for (Parameter p : Parameter.values()) {
            table.append("| `--%s` | %s | %s | %s |\n".formatted(p.id(), p.range(), p.text(p.initial()), p.doc()));
        }
        return table.toString();
    }

    @Test
    void parametersAreThoseOfTheRegistry() throws IOException {
        String document = text("docs/parameters.md");
        int begin = document.indexOf(BEGIN);
        int end = document.indexOf(END);
        assertTrue(begin >= 0 && end > begin, "docs/parameters.md has lost its marks");
        assertEquals(table(), document.substring(begin + BEGIN.length(), end));
    }

    @Test
    void readmeIsShortAndBeginsWithTheTwoCommands() throws IOException {
        List<String> lines = text("README.md").lines().toList();
        assertTrue(lines.size() < LONGEST, lines.size() + " lines");
        List<String> first = lines.subList(0, COMMANDS_BEFORE);
        assertTrue(first.contains("./catbird demo") && first.contains("mvn verify"), first.toString());
    }
}
