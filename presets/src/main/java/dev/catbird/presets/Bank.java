package dev.catbird.presets;

import dev.catbird.engine.media.PartFile;
import dev.catbird.engine.settings.Settings;
import dev.catbird.engine.settings.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The presets there are: those that come with Catbird, and the user's own, which come before them where names agree. Thread:
 * worker, any number.
 */
public final class Bank {
    /** In the order of a first walk through them. */
    static final List<String> BUNDLED = List.of(
            "mirror",
            "tight",
            "choir",
            "swarm",
            "collage",
            "stammer",
            "smear",
            "whisper",
            "drone",
            "duet",
            "equaliser",
            "tiles",
            "vocoder",
            "dice");

    static final String NO_PRESET = "is no preset";

    private static final String ENDING = ".toml";
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} _.-]{0,63}");

    private final Path folder;

    /** {@code folder} holds the user's presets and need not exist. */
    public Bank(Path folder) {
        this.folder = folder;
    }

    /** Where the user's presets are. */
    public Path folder() {
        return folder;
    }

    /** All presets by name, bundled ones first; {@code warn} hears of files that cannot be read. */
    public Collection<Preset> all(Consumer<String> warn) throws IOException {
        List<Preset> presets = new ArrayList<>();
        Map<String, Path> own = own();
        for (String name : BUNDLED) {
            Path mine = own.remove(name);
            presets.add(mine == null ? bundled(name) : readable(mine, bundled(name), warn));
        }
        for (Path file : own.values()) {
            try {
                presets.add(read(file, warn));
            } catch (SettingsException e) {
                warn.accept(String.valueOf(e.getMessage()));
            }
        }
        return presets;
    }

    private static Preset readable(Path file, Preset otherwise, Consumer<String> warn) throws IOException {
        try {
            return read(file, warn);
        } catch (SettingsException e) {
            warn.accept(String.valueOf(e.getMessage()));
            return otherwise;
        }
    }

    /** The names of all presets. */
    public List<String> names() throws IOException {
        List<String> names = new ArrayList<>(BUNDLED);
        own().keySet().stream().filter(name -> !BUNDLED.contains(name)).forEach(names::add);
        return names;
    }

    /** The preset of that name, or in the file of that name; {@code warn} hears of keys it does not know. */
    public Preset find(String nameOrFile, Consumer<String> warn) throws IOException {
        Path own = own().get(nameOrFile);
        if (own != null) {
            return read(own, warn);
        }
        if (BUNDLED.contains(nameOrFile)) {
            return bundled(nameOrFile);
        }
        if (nameOrFile.endsWith(ENDING)) {
            return read(Path.of(nameOrFile), warn);
        }
        throw new SettingsException(
                nameOrFile,
                "there is no such preset; choose " + String.join(", ", names()) + ", or a file NAME" + ENDING);
    }

    /**
     * Saves a preset among the user's own, whole or not at all. If there is one of that name its comments, and keys that this
     * version does not know, are kept.
     */
    public Path save(Preset preset) throws IOException {
        if (!NAME.matcher(preset.name()).matches()) {
            throw new SettingsException(
                    preset.name().isEmpty() ? "\"\"" : preset.name(),
                    "is no name for a preset; use letters, digits, spaces, _ . and -");
        }
        Path file = folder.resolve(preset.name() + ENDING);
        String text = Files.exists(file) ? rewritten(file, preset) : PresetText.write(preset);
        if (!PresetText.read(preset.name(), file.toString(), text).preset().equals(preset)) {
            throw new SettingsException(
                    file.toString(), "is written in a way that cannot be kept; save under another name, or delete it");
        }
        PartFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        return file;
    }

    /** The file's text with other values; one of an earlier version becomes one of this. */
    private static String rewritten(Path file, Preset preset) throws IOException {
        String before = Settings.text(file, NO_PRESET);
        return PresetText.rewrite(Migrations.ALL.migrated(file.toString(), before), preset);
    }

    private Map<String, Path> own() throws IOException {
        Map<String, Path> files = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*" + ENDING)) {
                for (Path file : found) {
                    files.put(name(file), file);
                }
            }
        }
        return files;
    }

    private static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(0, name.length() - ENDING.length());
    }

    private static Preset read(Path file, Consumer<String> warn) throws IOException {
        PresetText.Read read = PresetText.read(name(file), file.toString(), Settings.text(file, NO_PRESET));
        read.warnings().forEach(warn);
        return read.preset();
    }

    private static Preset bundled(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Bank.class.getResourceAsStream(name + ENDING), name)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return PresetText.read(name, name + ENDING, text).preset();
        }
    }
}
