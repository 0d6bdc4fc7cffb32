package dev.catbird.presets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.Mode;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BankTest {
    private final List<String> warnings = new ArrayList<>();

    @TempDir
    private Path folder;

    private Bank bank;

    @BeforeEach
    void bank() {
        bank = new Bank(folder.resolve("presets"));
    }

    @Test
    void theBundledPresetsAreAllDifferentAndSayWhatTheyDo() throws IOException {
        List<Preset> presets = List.copyOf(bank.all(warnings::add));
        assertEquals(Bank.BUNDLED, presets.stream().map(Preset::name).toList());
        assertTrue(presets.size() >= 10);
        assertEquals(
                presets.size(), presets.stream().map(Preset::values).distinct().count());
        presets.forEach(preset -> assertFalse(preset.about().isBlank(), preset.name()));
        assertEquals(List.of(), warnings);
    }

    /** So that recalling one after another leaves nothing of the one before. */
    @Test
    void theBundledPresetsNameTheSameParameters() throws IOException {
        Set<Set<Parameter>> named =
                bank.all(warnings::add).stream().map(p -> p.values().keySet()).collect(Collectors.toSet());
        assertEquals(1, named.size());
        Set<Parameter> rest = new HashSet<>(Arrays.asList(Parameter.values()));
        rest.removeAll(named.iterator().next());
        assertTrue(rest.containsAll(Set.of(Parameter.GATE, Parameter.LEVEL, Parameter.FREEZE)), rest.toString());
    }

    @Test
    void whatIsSavedIsFoundAgainAndComesBeforeABundledOne() throws IOException {
        Preset mine = new Preset("choir", "mine", Mode.BASIC, Map.of(Parameter.BLEND, 0.5f));
        Path file = bank.save(mine);
        assertEquals(mine, bank.find("choir", warnings::add));
        assertEquals(mine, bank.find(file.toString(), warnings::add));
        assertEquals(Bank.BUNDLED, bank.names());
        Preset other = new Preset("my own", "", Mode.COMBINATION, Map.of());
        bank.save(other);
        assertTrue(bank.names().contains("my own"));
        assertTrue(bank.all(warnings::add).contains(other));
        assertEquals(List.of(), warnings);
    }

    @Test
    void whatCannotBeReadIsToldAndDoesNotHideTheOthers() throws IOException {
        Files.createDirectories(bank.folder());
        Files.writeString(bank.folder().resolve("choir.toml"), "nonsense");
        Files.write(bank.folder().resolve("mine.toml"), new byte[] {(byte) 0xff, 0});
        assertEquals(Bank.BUNDLED.size(), bank.all(warnings::add).size());
        assertEquals(2, warnings.size());
        SettingsException e = assertThrows(SettingsException.class, () -> bank.find("mine", warnings::add));
        assertTrue(
                String.valueOf(e.getMessage()).endsWith("mine.toml: is no preset: it is not text in UTF-8"),
                e.getMessage());
    }

    @Test
    void anUnknownNameIsAnsweredWithThoseThereAre() {
        SettingsException e = assertThrows(SettingsException.class, () -> bank.find("choire", warnings::add));
        assertEquals(
                "choire: there is no such preset; choose " + String.join(", ", Bank.BUNDLED) + ", or a file NAME.toml",
                e.getMessage());
    }

    @Test
    void namesThatWouldLeaveTheFolderAreRefused() {
        for (String name : List.of("", "../x", "a/b", ".hidden", "a\u0000")) {
            Preset preset = new Preset(name, "", Mode.BASIC, Map.of());
            assertThrows(SettingsException.class, () -> bank.save(preset), name);
        }
        assertFalse(Files.exists(bank.folder()));
    }

    @Test
    void aFileWrittenInAnotherWayIsNotSpoilt() throws IOException {
        Files.createDirectories(bank.folder());
        Path file = bank.folder().resolve("it.toml");
        String text = "version = 1\nparameters = { blend = 0.5 }\n";
        Files.writeString(file, text);
        Preset changed = new Preset("it", "", Mode.COMBINATION, Map.of(Parameter.BLEND, 0.25f));
        assertThrows(SettingsException.class, () -> bank.save(changed));
        assertEquals(text, Files.readString(file));
    }
}
