package dev.catbird.app;

import dev.catbird.engine.corpus.PictureStore;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.render.gl.CornerPin;
import dev.catbird.render.gl.OutputWindow;
import dev.catbird.render.gl.PresetKeys;
import dev.catbird.render.gl.StageKey;
import dev.catbird.render.gl.WindowException;
import dev.catbird.render.gl.WindowOrder;
import dev.catbird.render.live.GrainFeed;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of the output window, and the window they ask for. Thread: main. */
final class WindowOptions {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");
    private static final int SMALLEST = 64;
    private static final int LARGEST = 16384;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--display",
            paramLabel = "N|NAME",
            description = "Show the pictures on this display; default the one used last, or the second.")
    private String display = "";

    @Option(names = "--fullscreen", description = "Fill the display with the pictures.")
    private boolean fullScreen;

    @Option(names = "--window", paramLabel = "WxH", description = "Size of the window; default 960x540.")
    private @Nullable String size;

    @Option(
            names = "--pin",
            paramLabel = "CORNERS",
            description =
                    "Where the picture's corners go, against keystone: upper left, upper right, lower right, lower left, of"
                            + " the display's width and height; default 0,0,1,0,1,1,0,1.")
    private String pin = "";

    @Option(names = "--headless", description = "Without a window and without keys: a line a second.")
    private boolean headless;

    @SuppressWarnings("NullAway.Init") // picocli fills the options
    WindowOptions() {}

    /** Throws {@link ParameterException} for what cannot be. */
    void check() {
        pixels();
        corners();
        if (headless && asked()) {
            throw bad("--headless means no window; leave it out, or --display, --fullscreen and --window");
        }
    }

    /** Whether it is worth to have pictures at hand: a window is asked for, or may come of itself. */
    boolean likely(Map<String, String> environment) {
        return !headless && (asked() || desktop(environment));
    }

    /** Whether there seems to be a screen. */
    static boolean desktop(Map<String, String> environment) {
        return !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")
                || !environment.getOrDefault("DISPLAY", "").isEmpty()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
    }

    boolean headless() {
        return headless;
    }

    private boolean asked() {
        return !display.isEmpty() || fullScreen || size != null;
    }

    /**
     * The window, or null where there shall be none, or where there can be none and nobody asked for one. {@code soundDelayNs}: from when
     * a grain is computed to when it is heard. Throws {@link ParameterException} if one was asked for and cannot be.
     */
    @Nullable
    OutputWindow open(
            Session session,
            PictureStore pictures,
            Parameters parameters,
            GrainFeed feed,
            long soundDelayNs,
            PresetKeys presets) {
        if (!likely(session.environment())) {
            if (!headless) {
                session.terminal().say("no display, no pictures: sound only");
            }
            return null;
        }
        if (pictures.count() == 0) {
            session.terminal().say("the corpus has no pictures: sound only");
            return null;
        }
        int[] pixels = pixels();
        WindowOrder order = new WindowOrder(
                "Catbird",
                display,
                fullScreen,
                pixels[0],
                pixels[1],
                corners(),
                Path.of("").toAbsolutePath(),
                Memory.ofUser(session.environment()).resolve("display"));
        try {
            OutputWindow window = OutputWindow.open(
                    order, pictures, parameters, feed, soundDelayNs, presets, session.terminal()::say);
            session.terminal().say("keys in the window: " + StageKey.list());
            if (!parameters.on(Parameter.FLASH_LIMIT)) {
                session.terminal().say(Rendering.FLASHES);
            }
            return window;
        } catch (WindowException e) {
            if (asked()) {
                throw bad(String.valueOf(e.getMessage()));
            }
            session.terminal().say("sound only: " + e.getMessage());
            return null;
        }
    }

    private int[] pixels() {
        if (size == null) {
            return new int[] {960, 540};
        }
        Matcher matcher = SIZE.matcher(size);
        if (matcher.matches()) {
            int width = Integer.parseInt(matcher.group(1));
            int height = Integer.parseInt(matcher.group(2));
            if (Math.min(width, height) >= SMALLEST && Math.max(width, height) <= LARGEST) {
                return new int[] {width, height};
            }
        }
        throw bad("--window " + size + " is not allowed; write for example --window 1280x720, each " + SMALLEST + ".."
                + LARGEST);
    }

    private CornerPin corners() {
        try {
            return pin.isEmpty() ? CornerPin.NONE : CornerPin.of(pin);
        } catch (IllegalArgumentException e) {
            throw bad("--pin " + pin + " is not allowed: " + e.getMessage());
        }
    }

    private ParameterException bad(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
