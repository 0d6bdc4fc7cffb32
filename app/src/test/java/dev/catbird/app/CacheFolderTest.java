package dev.catbird.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFolderTest {

    @TempDir
    private Path home;

    @Test
    void sizeIsTheSumOfItsFiles() throws IOException {
        CacheFolder cache = new CacheFolder(home.resolve("cache"));
        assertEquals(0, cache.sizeBytes());
        Files.createDirectories(cache.path().resolve("inner"));
        Files.write(cache.path().resolve("a"), new byte[100]);
        Files.write(cache.path().resolve("inner/b"), new byte[23]);
        assertEquals(123, cache.sizeBytes());
        assertTrue(cache.freeBytes() > 0);
    }

    @Test
    void folderBelowAFileCannotBeWritten() throws IOException {
        Path file = Files.write(home.resolve("file"), new byte[1]);
        assertTrue(new CacheFolder(home.resolve("new")).isWritable());
        assertFalse(new CacheFolder(file.resolve("cache")).isWritable());
    }
}
