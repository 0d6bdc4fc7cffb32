package dev.catbird.engine.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFileTest {

    @TempDir
    private Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
        }
    }

    @Test
    void theFileAppearsWhenItIsWhole() throws IOException {
        Path out = Files.writeString(folder.resolve("out.wav"), "old");
        try (PartFile part = PartFile.beside(out)) {
            Files.writeString(part.path(), "new");
            assertEquals("old", Files.readString(out));
            part.commit();
        }
        assertEquals("new", Files.readString(out));
        assertEquals(List.of("out.wav"), names());
    }

    @Test
    void contentIsWrittenWholeOverWhatWasThere() throws IOException {
        Path out = Files.writeString(folder.resolve("sub.toml"), "old");
        PartFile.write(out, new byte[] {'n', 'e', 'w'});
        assertEquals("new", Files.readString(out));
        assertEquals(List.of("sub.toml"), names());
        MediaException refusal =
                assertThrows(MediaException.class, () -> PartFile.write(out.resolve("below.toml"), new byte[1]));
        assertEquals(
                out.resolve("below.toml") + ": its folder " + out
                        + " cannot be written (a file is in the way of a folder)",
                refusal.getMessage());
    }

    @Test
    void nothingIsLeftOfAFileThatWasNotFinished() throws IOException {
        PartFile.beside(folder.resolve("out.wav")).close();
        assertEquals(List.of(), names());
    }

    @Test
    void partsOfGoneProcessesGoAndThoseOfOthersStay() throws Exception {
        long gone = goneProcess();
        long alive = ProcessHandle.current().parent().orElseThrow().pid();
        Files.createFile(folder.resolve(".out.wav." + gone + ".part"));
        Files.createFile(folder.resolve(".out.wav." + alive + ".part"));
        Files.createFile(folder.resolve(".other.wav." + gone + ".part"));
        Files.createFile(folder.resolve(".out.wav.mine.part"));
        PartFile.beside(folder.resolve("out.wav")).close();
        List<String> kept = Stream.of(
                        ".other.wav." + gone + ".part", ".out.wav." + alive + ".part", ".out.wav.mine.part")
                .sorted()
                .toList();
        assertEquals(kept, names());
    }

    private static long goneProcess() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(java, "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.waitFor();
        return process.pid();
    }

    @Test
    void aFolderIsNoFile() {
        MediaException refused = assertThrows(MediaException.class, () -> PartFile.beside(folder));
        assertEquals(folder + ": is a folder; give the name of a file", refused.getMessage());
    }
}
