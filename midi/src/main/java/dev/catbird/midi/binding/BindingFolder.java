package dev.catbird.midi.binding;

import dev.catbird.engine.media.PartFile;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.settings.Settings;
import dev.catbird.engine.settings.SettingsException;
import dev.catbird.engine.settings.SettingsLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The files in which bindings are kept, one for each device. Thread: control or worker, one at a time. */
public final class BindingFolder {
    private static final String ENDING = ".toml";

    private static final String NO_BINDINGS = "holds no bindings";
    private static final int LONGEST_NAME = 64;

    private final Path folder;

    /** {@code folder} need not exist. */
    public BindingFolder(Path folder) {
        this.folder = folder;
    }

    public Path folder() {
        return folder;
    }

    /** All there are. Throws {@link SettingsException} if one cannot be read. */
    public List<DeviceBindings> all() throws IOException {
        List<DeviceBindings> all = new ArrayList<>();
        for (Path file : files()) {
            all.add(BindingText.read(file.toString(), Settings.text(file, NO_BINDINGS)));
        }
        return all;
    }

    /** Those for a device: of its very name, or else of a part of it, the longest such. */
    public static DeviceBindings of(List<DeviceBindings> all, String device) {
        DeviceBindings best = DeviceBindings.none(device);
        int bestFit = 0;
        for (DeviceBindings bindings : all) {
            int fit =
                    bindings.fits(device) * Short.MAX_VALUE + bindings.device().length();
            if (bindings.fits(device) > 0 && fit > bestFit) {
                best = bindings;
                bestFit = fit;
            }
        }
        return best;
    }

    /** Something that is another after a file has changed. */
    public Object stamp() throws IOException {
        Map<Path, List<Long>> stamp = new TreeMap<>();
        for (Path file : files()) {
            try {
                stamp.put(file, List.of(Files.getLastModifiedTime(file).toMillis(), Files.size(file)));
            } catch (NoSuchFileException e) {
                // Gone since; that is a change too.
            }
        }
        return stamp;
    }

    /** Saves a binding among its device's, in the place of what the controller did; returns the file. */
    public Path save(String device, Binding binding) throws IOException {
        Path file = fileOf(device);
        BindingLines lines =
                Files.exists(file) ? new BindingLines(Settings.text(file, NO_BINDINGS)) : BindingLines.of(device);
        lines.put(binding);
        DeviceBindings saved = write(file, lines.text());
        if (!saved.bindings().contains(binding)) {
            throw kept(file);
        }
        return file;
    }

    /** Takes away all that turns a parameter on a device, the default included. */
    public void forget(String device, Parameter parameter) throws IOException {
        Path file = fileOf(device);
        BindingLines lines =
                Files.exists(file) ? new BindingLines(Settings.text(file, NO_BINDINGS)) : BindingLines.of(device);
        DeviceBindings before = BindingText.read(file.toString(), lines.text());
        lines.remove(named -> named.parameter().equals(parameter.id()));
        Set<Parameter> without = new TreeSet<>(before.without());
        without.add(parameter);
        lines.without(without);
        DeviceBindings saved = write(file, lines.text());
        if (!saved.without().contains(parameter)
                || saved.bindings().stream().anyMatch(binding -> binding.parameter() == parameter)) {
            throw kept(file);
        }
    }

    /** Saves that a time lasts so many beats of the device's clock; 0: that it follows none. Returns the file. */
    public Path saveBeats(String device, Parameter parameter, float beats) throws IOException {
        Path file = fileOf(device);
        String before = Files.exists(file)
                ? Settings.text(file, NO_BINDINGS)
                : BindingLines.of(device).text();
        SettingsLines lines = new SettingsLines(before);
        if (beats > 0) {
            lines.set(BindingText.BEATS, parameter.id(), Parameter.number(beats));
        } else {
            lines.remove(BindingText.BEATS, parameter.id());
        }
        Float saved = write(file, lines.text()).beats().get(parameter);
        if ((saved == null ? 0 : saved) != beats) {
            throw kept(file);
        }
        return file;
    }

    private static SettingsException kept(Path file) {
        return new SettingsException(
                file.toString(), "is written in a way that cannot be changed here; change it by hand, or delete it");
    }

    /** Writes the file whole or not at all; returns what it says. */
    private static DeviceBindings write(Path file, String text) throws IOException {
        DeviceBindings read = BindingText.read(file.toString(), text);
        PartFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        return read;
    }

    /** The file that is for a device of that name, or will be. */
    private Path fileOf(String device) throws IOException {
        Path best = null;
        int bestFit = 0;
        for (Path file : files()) {
            int fit = BindingText.read(file.toString(), Settings.text(file, NO_BINDINGS))
                    .fits(device);
            if (fit > bestFit) {
                best = file;
                bestFit = fit;
            }
        }
        return best != null ? best : folder.resolve(fileName(device) + ENDING);
    }

    private static String fileName(String device) {
        String plain = device.replaceAll("[^\\p{L}\\p{N} _.-]", "_").strip();
        String name = plain.substring(0, Math.min(plain.length(), LONGEST_NAME)).replaceAll("^[.]+", "_");
        return name.isBlank() ? "device" : name;
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*" + ENDING)) {
                found.forEach(files::add);
            }
        }
        files.sort(null);
        return files;
    }
}
