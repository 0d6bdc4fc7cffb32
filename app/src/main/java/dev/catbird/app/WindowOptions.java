package dev.catbird.app;

import dev.catbird.engine.corpus.PictureStore;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.render.gl.CornerPin;
import dev.catbird.render.gl.Desktop;
import dev.catbird.render.gl.OutputWindow;
import dev.catbird.render.gl.PresetKeys;
import dev.catbird.render.gl.StageKey;
import dev.catbird.render.gl.WindowException;
import dev.catbird.render.gl.WindowOrder;
import dev.catbird.render.live.Beside;
import dev.catbird.render.live.GrainFeed;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of the output window, and the window they ask for. Thread: main, and that of the windows while they are opened. */
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

    @Option(
            names = "--panel",
            paramLabel = "WxH",
            description = "Size of the panel; default what its display has room for.")
    private @Nullable String panelSize;

    @Option(names = "--no-panel", description = "Without the panel.")
    private boolean noPanel;

    @Option(names = "--headless", description = "Without windows and without keys: a line a second.")
    private boolean headless;

    private boolean pinned;

    @SuppressWarnings("NullAway.Init") // picocli fills the options
    WindowOptions() {}

    /** Parameters that somebody has chosen: if the corner pin is among them, that of the display's last time does not count. */
    void chosen(Set<Parameter> parameters) {
        pinned |= parameters.stream().anyMatch(parameter -> parameter.group() == Parameter.Group.PIN);
    }

    /** Throws {@link ParameterException} for what cannot be. */
    void check() {
        pixels();
        panelPixels();
        corners();
        if (headless && asked()) {
            throw bad("--headless means no window; leave it out, or --display, --fullscreen, --window and --panel");
        }
        if (noPanel && panelSize != null) {
            throw bad("--no-panel means no panel; leave it out, or --panel");
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
        return picturesAsked() || panelSize != null;
    }

    private boolean picturesAsked() {
        return !display.isEmpty() || fullScreen || size != null;
    }

    /** Whether there shall be a panel where there can be one. */
    boolean panel() {
        return !headless && !noPanel;
    }

    /**
     * The desktop with the window for pictures on it, without that where the corpus has none; or nothing where there shall be nothing, or where
     * there can be nothing and nobody asked. {@code soundDelayNs}: from when a grain is computed to when it is heard; {@code beside}: what has
     * the left half of the window, if anything has. Throws {@link ParameterException} if a window was asked for and cannot be.
     */
    Stage open(
            Session session,
            PictureStore pictures,
            Parameters parameters,
            GrainFeed feed,
            long soundDelayNs,
            PresetKeys presets,
            @Nullable Beside beside) {
        if (!likely(session.environment())) {
            if (!headless) {
                session.terminal().say("no display, no pictures, no panel: sound only");
            }
            return Stage.empty();
        }
        if (!pin.isEmpty()) {
            corners().set(parameters);
        }
        return Stage.open(
                session.interruption(),
                (lost, say) -> windows(lost, say, session, pictures, parameters, feed, soundDelayNs, presets, beside));
    }

    private @Nullable Windows windows(
            Runnable lost,
            Consumer<String> say,
            Session session,
            PictureStore pictures,
            Parameters parameters,
            GrainFeed feed,
            long soundDelayNs,
            PresetKeys presets,
            @Nullable Beside beside) {
        Desktop desktop;
        try {
            desktop = Desktop.open(lost);
        } catch (WindowException e) {
            if (asked()) {
                throw bad(String.valueOf(e.getMessage()));
            }
            session.terminal().say("sound only: " + e.getMessage());
            return null;
        }
        try {
            OutputWindow window =
                    open(desktop, say, session, pictures, parameters, feed, soundDelayNs, presets, beside);
            return new Windows(desktop, window, say);
        } catch (RuntimeException | Error e) {
            desktop.close();
            throw e;
        }
    }

    private @Nullable OutputWindow open(
            Desktop desktop,
            Consumer<String> say,
            Session session,
            PictureStore pictures,
            Parameters parameters,
            GrainFeed feed,
            long soundDelayNs,
            PresetKeys presets,
            @Nullable Beside beside) {
        int[] pixels = pixels();
        WindowOrder order = new WindowOrder(
                "Catbird",
                display,
                fullScreen,
                pixels[0],
                pixels[1],
                Path.of("").toAbsolutePath(),
                Memory.ofUser(session.environment()).resolve("display"),
                beside);
        try {
            OutputWindow window =
                    OutputWindow.open(desktop, order, pictures, parameters, feed, soundDelayNs, presets, say);
            if (!pinned && pin.isEmpty()) {
                window.recallPin();
            }
            say.accept("keys in the window: " + StageKey.list());
            if (!parameters.on(Parameter.FLASH_LIMIT)) {
                session.terminal().say(Rendering.FLASHES);
            }
            return window;
        } catch (WindowException e) {
            if (picturesAsked()) {
                throw bad(String.valueOf(e.getMessage()));
            }
            session.terminal().say("sound only: " + e.getMessage());
            return null;
        }
    }

    /** Width and height that were asked for, or null. */
    int @Nullable [] panelPixels() {
        return panelSize == null ? null : pixels("--panel", panelSize);
    }

    private int[] pixels() {
        return size == null ? new int[] {960, 540} : pixels("--window", size);
    }

    private int[] pixels(String option, String size) {
        Matcher matcher = SIZE.matcher(size);
        if (matcher.matches()) {
            int width = Integer.parseInt(matcher.group(1));
            int height = Integer.parseInt(matcher.group(2));
            if (Math.min(width, height) >= SMALLEST && Math.max(width, height) <= LARGEST) {
                return new int[] {width, height};
            }
        }
        throw bad(option + " " + size + " is not allowed; write for example " + option + " 1280x720, each " + SMALLEST
                + ".." + LARGEST);
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
