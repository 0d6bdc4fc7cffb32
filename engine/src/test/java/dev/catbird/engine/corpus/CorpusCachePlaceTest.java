package dev.catbird.engine.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the cache is, and how large it may be. */
class CorpusCachePlaceTest {
    @TempDir
    Path folder;

    @Test
    void theFolderFollowsSystemAndEnvironment() throws IOException {
        Path home = folder.resolve("home").toAbsolutePath();
        assertEquals(
                home.resolve(".cache/catbird"),
                CorpusCache.of(Map.of(), "Linux", home).folder());
        assertEquals(
                folder.resolve("x/catbird").toAbsolutePath(),
                CorpusCache.of(
                                Map.of(
                                        "XDG_CACHE_HOME",
                                        folder.resolve("x").toAbsolutePath().toString()),
                                "Linux",
                                home)
                        .folder());
        assertEquals(
                home.resolve(".cache/catbird"),
                CorpusCache.of(Map.of("XDG_CACHE_HOME", "relative"), "Linux", home)
                        .folder());
        assertEquals(
                home.resolve("Library/Caches/catbird"),
                CorpusCache.of(Map.of(), "Mac OS X", home).folder());
        assertEquals(
                home.resolve("AppData/Local/catbird"),
                CorpusCache.of(Map.of(), "Windows 11", home).folder());
        assertEquals(
                Path.of("local", "catbird"),
                CorpusCache.of(Map.of("LOCALAPPDATA", "local"), "Windows 11", home)
                        .folder());
        assertEquals(
                Path.of("elsewhere"),
                CorpusCache.of(Map.of("CATBIRD_CACHE", "elsewhere"), "Mac OS X", home)
                        .folder());
    }

    @Test
    void theSizeFollowsTheEnvironment() throws IOException {
        assertEquals(20L << 30, CorpusCache.of(Map.of(), "Linux", folder).maxBytes());
        assertEquals(
                3L << 29,
                CorpusCache.of(Map.of("CATBIRD_CACHE_GIB", "1.5"), "Linux", folder)
                        .maxBytes());
        for (String wrong : new String[] {"much", "-1", "NaN"}) {
            assertThrows(
                    CorpusException.class, () -> CorpusCache.of(Map.of("CATBIRD_CACHE_GIB", wrong), "Linux", folder));
        }
    }
}
