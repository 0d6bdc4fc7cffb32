package dev.catbird.app;

import dev.catbird.engine.host.DeviceException;
import dev.catbird.engine.host.LiveHost;
import dev.catbird.engine.host.SoundSystem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options that choose sound devices, and what was chosen the last time: each that is not given is remembered, for each sound
 * system by itself. Thread: main.
 */
final class SoundOptions {
    private static final int SMALLEST_BUFFER = 32;
    private static final int LARGEST_BUFFER = 8192;
    private static final int USUAL_BUFFER = 256;

    /** As the name of a device: the system's own choice. */
    private static final String DEFAULT = "default";

    private static final String BACKEND = "backend";
    private static final String INPUT = ".input";
    private static final String OUTPUT = ".output";
    private static final String BUFFER = ".buffer";

    @Option(
            names = "--input",
            paramLabel = "NAME",
            description =
                    "Listen to this device, or the one with this in its name; default is the system's own choice.")
    private @Nullable String input;

    @Option(
            names = "--output",
            paramLabel = "NAME",
            description = "Play on this device, or the one with this in its name; default is the system's own choice.")
    private @Nullable String output;

    @Option(
            names = "--rate",
            paramLabel = "HZ",
            description = "Sample rate: 44100 or 48000; default the corpus's, or what the devices can.")
    private @Nullable Integer rateHz;

    @Option(
            names = "--buffer",
            paramLabel = "FRAMES",
            description =
                    "Frames per block, default 256: fewer answer sooner, more are safer. JACK's server has its own.")
    private @Nullable Integer bufferFrames;

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            description = "auto (default: JACK if a server answers, else Java Sound), jack or javasound.",
            converter = Backend.Converter.class)
    private @Nullable Backend backend;

    /**
     * What is used.
     *
     * @param system the sound system
     * @param input name of the device to hear; empty for the system's own choice
     * @param output name of the device to play on; empty for the system's own choice
     * @param ratesHz what both devices can, the preferred first
     * @param bufferFrames frames per block, as far as we have a say
     * @param remembered what of this is from the last time, for people; may be empty
     */
    record Choice(
            SoundSystem system,
            String input,
            String output,
            List<Integer> ratesHz,
            int bufferFrames,
            List<String> remembered) {

        /** The host, not yet open. */
        LiveHost host(int rateHz) throws DeviceException {
            return system.host(input, output, rateHz, bufferFrames);
        }

        /** The devices of that host, to be changed while it plays; what is chosen so is remembered as the options are. */
        LiveDevices devices(LiveHost host, Session session) {
            return new LiveDevices(system, host, bufferFrames, Memory.ofDevices(session.environment()));
        }

        /** What of it is remembered, for the line that says what is played on; may be empty. */
        String memo() {
            return remembered.isEmpty() ? "" : " (remembered: " + String.join(", ", remembered) + ")";
        }
    }

    /** The rate asked for, or null. */
    @Nullable
    Integer rateHz() {
        return rateHz;
    }

    /** What is wrong with an option by itself, or null. */
    @Nullable
    String fault() {
        if (rateHz != null && rateHz != 44100 && rateHz != 48000) {
            return "--rate " + rateHz + " is not allowed; choose 44100 or 48000";
        }
        if (bufferFrames != null && (bufferFrames < SMALLEST_BUFFER || bufferFrames > LARGEST_BUFFER)) {
            return "--buffer " + bufferFrames + " is not allowed; choose " + SMALLEST_BUFFER + ".." + LARGEST_BUFFER;
        }
        return null;
    }

    /** Finds what was asked for, or was used the last time; what of that is away is told and replaced by the default. */
    Choice choose(Session session) throws IOException {
        return choose(Memory.ofDevices(session.environment()), session.terminal()::say, Backend::open);
    }

    /** How a backend is opened. */
    interface Opener {
        SoundSystem open(Backend backend) throws DeviceException;
    }

    Choice choose(Memory memory, Consumer<String> warnings, Opener opener) throws IOException {
        List<String> remembered = new ArrayList<>();
        SoundSystem system = system(memory, warnings, opener, remembered);
        String rememberedInput = input == null ? memory.recall(system.id() + INPUT) : null;
        String rememberedOutput = output == null ? memory.recall(system.id() + OUTPUT) : null;
        // First with all that is remembered, then without what may be away.
        String[][] tries = {
            {rememberedInput, rememberedOutput}, {null, rememberedOutput}, {rememberedInput, null}, {null, null}
        };
        DeviceException failure = null;
        for (@Nullable String[] attempt : tries) {
            String from = name(input, attempt[0]);
            String to = name(output, attempt[1]);
            List<Integer> rates;
            try {
                rates = system.ratesHz(from, to);
            } catch (DeviceException e) {
                failure = e;
                continue;
            }
            if (rateHz != null && !rates.contains(rateHz)) {
                throw new DeviceException("these devices cannot be opened at " + rateHz + " Hz together, only at "
                        + rates.stream().map(String::valueOf).collect(Collectors.joining(" or "))
                        + " Hz; leave --rate out, or choose others");
            }
            note("input", rememberedInput, attempt[0], remembered, warnings);
            note("output", rememberedOutput, attempt[1], remembered, warnings);
            return new Choice(system, from, to, rates, buffer(memory, system, remembered), List.copyOf(remembered));
        }
        if (failure == null) {
            throw new IllegalStateException("nothing was tried");
        }
        throw failure;
    }

    private SoundSystem system(Memory memory, Consumer<String> warnings, Opener opener, List<String> remembered)
            throws IOException {
        if (backend != null) {
            return opener.open(backend);
        }
        String last = memory.recall(BACKEND);
        for (Backend known : Backend.values()) {
            if (known.id().equals(last)) {
                try {
                    SoundSystem system = opener.open(known);
                    remembered.add("--backend " + last);
                    return system;
                } catch (DeviceException e) {
                    warnings.accept("the remembered --backend " + last + " is away: " + e.getMessage());
                }
            }
        }
        return opener.open(Backend.AUTO);
    }

    private static String name(@Nullable String asked, @Nullable String remembered) {
        String name = asked != null ? asked : remembered != null ? remembered : "";
        return name.equalsIgnoreCase(DEFAULT) ? "" : name;
    }

    private static void note(
            String use,
            @Nullable String wanted,
            @Nullable String used,
            List<String> remembered,
            Consumer<String> warnings) {
        if (used != null) {
            remembered.add(use + " \"" + used + "\"");
        } else if (wanted != null) {
            warnings.accept("the remembered " + use + " \"" + wanted + "\" is away; the default is used");
        }
    }

    private int buffer(Memory memory, SoundSystem system, List<String> remembered) throws IOException {
        if (bufferFrames != null) {
            return bufferFrames;
        }
        String last = memory.recall(system.id() + BUFFER);
        if (last != null && last.matches("[0-9]{1,4}")) {
            int frames = Integer.parseInt(last);
            if (frames >= SMALLEST_BUFFER && frames <= LARGEST_BUFFER) {
                remembered.add("--buffer " + frames);
                return frames;
            }
        }
        return USUAL_BUFFER;
    }

    /** Remembers what was asked for, now that it has been opened; {@code default} and {@code auto} are forgotten. */
    void remember(Session session, Choice choice, LiveHost host) {
        Memory memory = Memory.ofDevices(session.environment());
        try {
            memory.remember(chosen(choice, host));
        } catch (IOException e) {
            session.terminal()
                    .say(memory.file() + ": cannot be written (" + e + "), so the devices are not remembered");
        }
    }

    private Map<String, String> chosen(Choice choice, LiveHost host) {
        Map<String, String> chosen = new LinkedHashMap<>();
        String system = choice.system().id();
        if (backend != null) {
            chosen.put(BACKEND, backend == Backend.AUTO ? "" : backend.id());
        }
        if (input != null) {
            chosen.put(system + INPUT, choice.input().isBlank() ? "" : host.inputName());
        }
        if (output != null) {
            chosen.put(system + OUTPUT, choice.output().isBlank() ? "" : host.outputName());
        }
        if (bufferFrames != null) {
            chosen.put(system + BUFFER, bufferFrames == USUAL_BUFFER ? "" : Integer.toString(bufferFrames));
        }
        return chosen;
    }
}
