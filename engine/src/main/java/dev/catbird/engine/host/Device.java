package dev.catbird.engine.host;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A sound device as it was found by opening it. Thread: any.
 *
 * @param name the name it is chosen by, or part of it
 * @param description what the system says about it
 * @param input what can be captured from it; empty if nothing
 * @param output what can be played on it; empty if nothing
 */
public record Device(String name, String description, List<Format> input, List<Format> output) {

    /**
     * A way to exchange samples with a device.
     *
     * @param rateHz samples per second and channel
     * @param bits of a sample: 16, 24 or 32
     * @param channels 1 or 2
     */
    public record Format(int rateHz, int bits, int channels) {}

    public Device {
        input = List.copyOf(input);
        output = List.copyOf(output);
    }

    /** Whether it has an input at that rate. */
    public boolean hears(int rateHz) {
        return input.stream().anyMatch(format -> format.rateHz() == rateHz);
    }

    /** Whether it has an output at that rate. */
    public boolean plays(int rateHz) {
        return output.stream().anyMatch(format -> format.rateHz() == rateHz);
    }

    /**
     * The device for input: of that name, or the only one with it in its name, in any case; with an empty name the first
     * there is, which is the system's own choice. Throws {@link DeviceException} that lists the candidates otherwise.
     */
    public static Device input(List<Device> devices, String name) throws DeviceException {
        return choose(devices, name, "input", device -> !device.input.isEmpty());
    }

    /** The device for output, chosen as the one for input. */
    public static Device output(List<Device> devices, String name) throws DeviceException {
        return choose(devices, name, "output", device -> !device.output.isEmpty());
    }

    private static Device choose(List<Device> devices, String name, String use, Predicate<Device> able)
            throws DeviceException {
        List<Device> usable = devices.stream().filter(able).toList();
        if (usable.isEmpty()) {
            throw new DeviceException("no sound " + use
                    + " found: connect a device or start the sound server; catbird devices lists what there is");
        }
        if (name.isBlank()) {
            return usable.get(0);
        }
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        List<Device> found = usable.stream()
                .filter(d -> d.name.toLowerCase(Locale.ROOT).equals(wanted))
                .toList();
        if (found.isEmpty()) {
            found = usable.stream()
                    .filter(d -> (d.name + " " + d.description)
                            .toLowerCase(Locale.ROOT)
                            .contains(wanted))
                    .toList();
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        String candidates = (found.isEmpty() ? usable : found)
                .stream().map(device -> "\"" + device.name + "\"").collect(Collectors.joining(", "));
        throw new DeviceException(
                found.isEmpty()
                        ? "no sound " + use + " has \"" + name + "\" in its name; there are: " + candidates
                        : "\"" + name + "\" may be several sound " + use + "s; say which: " + candidates);
    }
}
