package dev.catbird.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.param.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    private static final int LONGEST = 120;
    private static final int COMMANDS_BEFORE = 15;
    private static final String BEGIN = "<!-- parameters: made from the registry, held by ReadmeTest -->\n";
    private static final String END = "<!-- end of parameters -->\n";

    private static String readme() throws IOException {
        return Files.readString(Path.of("..", "README.md"));
    }

    /** The table as it shall stand in README.md: copy it from the failure when a parameter changes. */
    private static String table() {
        StringBuilder table = new StringBuilder("| option | range | default | what |\n|---|---|---|---|\n");
        for (Parameter p : Parameter.values()) {
            if (p.group() == Parameter.Group.PIN) {
                // Eight of a kind, in one row.
                continue;
            }
            table.append("| `--%s` | %s | %s | %s |\n".formatted(p.id(), p.range(), p.text(p.initial()), p.doc()));
        }
        Parameter first = Parameter.PIN_TOP_LEFT_X;
        Parameter last = Parameter.PIN_BOTTOM_LEFT_Y;
        table.append("| `--%s` ... `--%s` | %s | 0 or 1 | live: where the picture's corners go in the window |\n"
                .formatted(first.id(), last.id(), first.range()));
        return table.toString();
    }

    @Test
    void parametersAreThoseOfTheRegistry() throws IOException {
        String readme = readme();
        int begin = readme.indexOf(BEGIN);
        int end = readme.indexOf(END);
        assertTrue(begin >= 0 && end > begin, "README.md has lost its marks");
        assertEquals(table(), readme.substring(begin + BEGIN.length(), end));
    }

    @Test
    void readmeIsShortAndBeginsWithTheTwoCommands() throws IOException {
        List<String> lines = readme().lines().toList();
        assertTrue(lines.size() < LONGEST, lines.size() + " lines");
        List<String> first = lines.subList(0, COMMANDS_BEFORE);
        assertTrue(first.contains("./catbird demo") && first.contains("mvn verify"), first.toString());
    }
}
