package dev.catbird.engine.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.param.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private static final String TEXT = """
            version = 2
            name = "ü"
            on = true
            half = 0.5
            list = [1, "b"]
            [table]
            x = 1
            [[many]]
            a = 1
            [[many]]
            a = 2
            """;

    @TempDir
    private Path folder;

    private static Settings text() throws SettingsException {
        return Settings.parse("it.toml", TEXT);
    }

    private static void fails(String message, Executable reading) {
        assertEquals(message, assertThrows(SettingsException.class, reading).getMessage());
    }

    @Test
    void whatStandsThereIsRead() throws SettingsException {
        Settings it = text();
        assertEquals(2, it.version(2));
        assertEquals("ü", it.text("name", ""));
        assertEquals("none", it.text("other", "none"));
        assertTrue(it.flag("on", false));
        assertEquals(0.5f, it.number("half"));
        assertTrue(Float.isNaN(it.number("name")) && Float.isNaN(it.number("other")));
        assertEquals(List.of(1L, "b"), it.list("list", "bad"));
        assertNull(it.list("other", "bad"));
        assertEquals(1f, Objects.requireNonNull(it.table("table")).number("x"));
        assertNull(it.table("other"));
        assertEquals(
                List.of(1f, 2f),
                it.tables("many", "things").stream().map(t -> t.number("a")).toList());
        assertEquals(List.of(), it.tables("none", "things"));
    }

    @Test
    void everyFaultHasItsLine() throws SettingsException {
        Settings it = text();
        fails("it.toml:1: version = 2 is of a newer Catbird; this one reads 1", () -> it.version(1));
        fails("it.toml:3: on must be a text in \"quotes\"", () -> it.text("on", ""));
        fails("it.toml:2: name must be true or false", () -> it.flag("name", true));
        fails("it.toml:4: it must", () -> it.list("half", "it must"));
        fails("it.toml:5: [list] must be a table", () -> it.table("list"));
        fails("it.toml:5: things begin with [[list]]", () -> it.tables("list", "things"));
        Settings second = it.tables("many", "things").get(1);
        fails("it.toml:11: a is not known here; there are b, c", () -> second.onlyKnown(Set.of("c", "b")));
        fails("it.toml:10: no", () -> {
            throw second.bad("no");
        });
        assertEquals(0, Settings.parse("it.toml", "").version(3));
        assertTrue(String.valueOf(assertThrows(SettingsException.class, () -> Settings.parse("it.toml", "a = 1\nb = ="))
                        .getMessage())
                .startsWith("it.toml:2: this is not TOML: "));
    }

    @Test
    void valuesOfParametersAreMeantInMoreThanOneWay() {
        assertEquals(0.25f, Settings.of(Parameter.BLEND, 0.25));
        assertEquals(3, Settings.of(Parameter.VIEW, "tiles"));
        assertEquals(3, Settings.of(Parameter.VIEW, 3L));
        assertEquals(1, Settings.of(Parameter.FREEZE, true));
        for (Object none : new Object[] {1.5, -0.1, "tiles", true, Double.NaN, List.of()}) {
            assertTrue(Float.isNaN(Settings.of(Parameter.BLEND, none)), none.toString());
        }
        assertTrue(Float.isNaN(Settings.of(Parameter.BLEND, null)));
        assertTrue(Float.isNaN(Settings.of(Parameter.COMBINATION, 2.5)));
        assertTrue(Float.isNaN(Settings.of(Parameter.VIEW, "mess")));
        assertEquals("\"tiles\"", Settings.written(Parameter.VIEW, 3));
        assertEquals("0.25", Settings.written(Parameter.BLEND, 0.25f));
    }

    @Test
    void whatIsNoTextIsNotRead() throws IOException {
        Path file = folder.resolve("it.toml");
        Files.write(file, new byte[] {(byte) 0xff, 0});
        fails(file + ": is nothing: it is not text in UTF-8", () -> Settings.text(file, "is nothing"));
        fails(folder + ": is nothing: it is a folder or too long", () -> Settings.text(folder, "is nothing"));
    }

    @Test
    void linesAreSetAndTakenOutWhereTheyBelong() {
        SettingsLines lines = new SettingsLines("""
                # mine
                name = "a # b" # said
                [[many]]
                x = 1
                [beats]
                x = 2 # two

                [[many]]
                y = 3
                """);
        lines.set("", "name", "\"c\"");
        lines.set("beats", "y", "4");
        lines.set("beats", "x", "5");
        lines.remove("", "x");
        lines.remove("nowhere", "x");
        lines.set("new", "z", "6");
        lines.remove("beats", "none");
        assertEquals("""
                # mine
                name = "c" # said
                [[many]]
                x = 1
                [beats]
                x = 5 # two
                y = 4

                [[many]]
                y = 3

                [new]
                z = 6
                """, lines.text());
        lines.remove("beats", "x");
        assertTrue(lines.text().contains("[beats]\ny = 4\n"));
    }
}
