package dev.catbird.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsRememberedIsThereTheNextTime() throws IOException {
        Path file = folder.resolve("new/folder/devices.properties");
        new Memory(file).remember(Map.of("jack.input", "system:capture_1", "x|y = z: 1", "Größer – ok"));
        new Memory(file).remember(Map.of("other", "value"));
        Memory memory = new Memory(file);
        assertEquals("system:capture_1", memory.recall("jack.input"));
        assertEquals("Größer – ok", memory.recall("x|y = z: 1"));
        assertEquals("value", memory.recall("other"));
        assertNull(memory.recall("nothing"));
        try (var files = Files.list(folder.resolve("new/folder"))) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void emptyValuesAreForgotten() throws IOException {
        Memory memory = new Memory(folder.resolve("file"));
        memory.remember(Map.of("a", "1", "b", "2"));
        memory.remember(Map.of("a", ""));
        assertNull(memory.recall("a"));
        assertEquals("2", memory.recall("b"));
    }

    @Test
    void aFileThatIsNoneIsAnErrorWithAWayOut() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "a=\\u12zz");
        BadInputException e = assertThrows(BadInputException.class, () -> new Memory(file).recall("a"));
        assertTrue(String.valueOf(e.getMessage()).endsWith("delete it"), e.getMessage());
    }

    @Test
    void everySystemHasItsFolder() {
        Path home = folder.resolve("home");
        assertEquals(home.resolve(".config/catbird"), Memory.folder(Map.of(), "Linux", home));
        Path shared = folder.toAbsolutePath().resolve("shared");
        assertEquals(
                shared.resolve("catbird"), Memory.folder(Map.of("XDG_CONFIG_HOME", shared.toString()), "Linux", home));
        assertEquals(home.resolve("Library/Application Support/catbird"), Memory.folder(Map.of(), "Mac OS X", home));
        assertEquals(home.resolve("AppData/Roaming/catbird"), Memory.folder(Map.of(), "Windows 11", home));
        assertEquals(Path.of("here"), Memory.folder(Map.of(Memory.VARIABLE, "here"), "Linux", home));
    }
}
