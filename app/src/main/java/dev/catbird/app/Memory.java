package dev.catbird.app;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What Catbird remembers from one run to the next on this machine: names and values in a small file of the user's configuration
 * folder, which people may read, change and delete. Thread: main.
 */
final class Memory {
    /** Moves the folder. */
    static final String VARIABLE = "CATBIRD_CONFIG";

    private final Path file;

    Memory(Path file) {
        this.file = file;
    }

    /** Which devices were chosen. */
    static Memory ofDevices(Map<String, String> environment) {
        return new Memory(ofUser(environment).resolve("devices.properties"));
    }

    /** How long the way through devices was found to be. */
    static Memory ofCalibrations(Map<String, String> environment) {
        return new Memory(ofUser(environment).resolve("calibration.properties"));
    }

    /** The folder itself; it need not exist. */
    static Path ofUser(Map<String, String> environment) {
        return folder(environment, System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")));
    }

    /** Where a system keeps what programs remember for a user. */
    static Path folder(Map<String, String> environment, String systemName, Path home) {
        String chosen = environment.getOrDefault(VARIABLE, "");
        if (!chosen.isBlank()) {
            return Path.of(chosen);
        }
        String system = systemName.toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return home.resolve("Library/Application Support/catbird");
        }
        if (system.contains("windows")) {
            String roaming = environment.getOrDefault("APPDATA", "");
            return (roaming.isBlank() ? home.resolve("AppData/Roaming") : Path.of(roaming)).resolve("catbird");
        }
        Path shared = Path.of(environment.getOrDefault("XDG_CONFIG_HOME", ""));
        return (shared.isAbsolute() ? shared : home.resolve(".config")).resolve("catbird");
    }

    Path file() {
        return file;
    }

    /** What is remembered under a name, or null. Throws {@link BadInputException} if the file is no such file. */
    @Nullable
    String recall(String name) throws IOException {
        String value = read().getProperty(name, "");
        return value.isBlank() ? null : value;
    }

    /** Remembers all values under their names, all else as it was; an empty value is forgotten. */
    void remember(Map<String, String> values) throws IOException {
        if (values.isEmpty()) {
            return;
        }
        Properties all = read();
        new TreeMap<>(values).forEach((name, value) -> {
            if (value.isEmpty()) {
                all.remove(name);
            } else {
                all.setProperty(name, value);
            }
        });
        Files.createDirectories(file.resolveSibling(""));
        Path whole = Files.createTempFile(file.toAbsolutePath().getParent(), "catbird-", ".properties");
        try (Writer writer = Files.newBufferedWriter(whole, StandardCharsets.UTF_8)) {
            all.store(writer, "Remembered by Catbird; delete it to make it forget.");
        }
        Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private Properties read() throws IOException {
        Properties all = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            all.load(reader);
        } catch (NoSuchFileException e) {
            // Nothing is remembered yet.
        } catch (IllegalArgumentException | java.nio.charset.CharacterCodingException e) {
            throw new BadInputException(file + ": cannot be understood (" + e.getMessage() + "); delete it");
        }
        return all;
    }
}
