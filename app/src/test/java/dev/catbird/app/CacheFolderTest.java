package dev.catbird.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFolderTest {

    @TempDir
    private Path home;

    private Path folder(String os, Map<String, String> environment) {
        return CacheFolder.of(environment, os, home).path();
    }

    @Test
    void eachSystemHasItsOwnPlace() {
        assertEquals(home.resolve(".cache/catbird"), folder("Linux", Map.of()));
        assertEquals(home.resolve("Library/Caches/catbird"), folder("Mac OS X", Map.of()));
        assertEquals(home.resolve("AppData/Local/catbird/cache"), folder("Windows 11", Map.of()));
    }

    @Test
    void environmentMovesIt() {
        String elsewhere = home.resolve("elsewhere").toString();
        assertEquals(home.resolve("elsewhere"), folder("Mac OS X", Map.of("CATBIRD_CACHE", elsewhere)));
        assertEquals(home.resolve("elsewhere/catbird"), folder("Linux", Map.of("XDG_CACHE_HOME", elsewhere)));
    }

    @Test
    void relativeFolderCountsAsNotSet() {
        assertEquals(home.resolve(".cache/catbird"), folder("Linux", Map.of("XDG_CACHE_HOME", "here")));
    }

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
