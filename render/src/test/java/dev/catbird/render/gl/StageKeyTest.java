package dev.catbird.render.gl;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StageKeyTest {
    @ParameterizedTest
    @EnumSource(StageKey.class)
    void everyKeyIsInTheDocuments(StageKey key) throws IOException {
        String document = Files.readString(Path.of("..", "docs", "pictures.md"));
        assertTrue(document.contains("| `" + key.key() + "` | " + key.doc() + " |"), key.toString());
        assertTrue(StageKey.list().contains(key.key() + ": " + key.doc()));
    }
}
