package dev.catbird.engine.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes a stored corpus look like one of format 1, which had a unit per hop and its spectra as floats. Thread: any. */
final class FirstFormat {
    private FirstFormat() {}

    static void pretend(Path corpus) throws IOException {
        Path manifest = corpus.resolve(ManifestFile.NAME);
        String text = Files.readString(manifest);
        String first = text.replace("\"version\": 2", "\"version\": 1")
                .replaceAll("\\s*\"corpusHopFrames\": \\d+,", "")
                .replace("units.u8", "units.f32");
        Files.writeString(manifest, first);
        List<Path> spectra;
        try (var files = Files.walk(corpus)) {
            spectra = files.filter(file -> file.getFileName().toString().startsWith("units.u8"))
                    .toList();
        }
        for (Path file : spectra) {
            String name = file.getFileName().toString();
            Files.move(file, file.resolveSibling(name.replace("units.u8", "units.f32")));
        }
    }
}
