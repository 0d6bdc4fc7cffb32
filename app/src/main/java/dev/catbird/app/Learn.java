package dev.catbird.app;

import dev.catbird.engine.param.Curve;
import dev.catbird.engine.param.Parameter;
import dev.catbird.midi.MidiLesson;
import dev.catbird.midi.binding.Binding;
import dev.catbird.midi.binding.BindingFolder;
import dev.catbird.midi.binding.DeviceBindings;
import dev.catbird.midi.binding.Mode;
import dev.catbird.midi.learn.Candidate;
import dev.catbird.midi.message.Controller;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code catbird learn}: binds a controller of a MIDI device to a parameter. Thread: main. */
@Command(
        name = "learn",
        sortOptions = false,
        description = "Binds a knob, fader or key of a MIDI device to a parameter: move it, and it is found.",
        footer = {
            "",
            "For example:",
            "  catbird learn blend",
            "  catbird learn level --range -40..0 --curve 0.5",
            "  catbird learn freeze --midi nano --control \"note 36 ch 10\" --as momentary",
            "  catbird learn morph --midi nano --beats 4",
            "  catbird learn blend --midi nano --forget",
            "",
            "Bindings are text, a file for each device: change them as you like, also while it plays. docs/midi.md tells more."
        })
final class Learn implements Callable<Integer> {
    private static final int LOOK_MS = 20;
    private static final int MOST_SHOWN = 9;

    private final Session session;

    @Spec
    private CommandSpec spec;

    @picocli.CommandLine.Parameters(
            index = "0",
            paramLabel = "PARAMETER",
            description = "What shall be turned: a name as the options of play have it, without the dashes.")
    private String parameterName;

    @Option(names = "--midi", paramLabel = "NAME", description = "Listen to devices with this in their names only.")
    private @Nullable String device;

    @Option(
            names = "--control",
            paramLabel = "CONTROL",
            description =
                    "Take this one, without moving it: cc 21, cc14 1, nrpn 300, note 36, bend or pressure; ch 1 behind it"
                            + " for one channel only.")
    private @Nullable String control;

    @Option(
            names = "--range",
            paramLabel = "FROM..TO",
            description = "The parameter's values at the controller's ends; default all.")
    private @Nullable String range;

    @Option(
            names = "--curve",
            paramLabel = "N",
            description = "1 (default): even; more: finer at the lower end; less: finer at the upper.")
    private float curve = 1;

    @Option(names = "--invert", description = "Swap the controller's ends.")
    private boolean invert;

    @Option(
            names = "--as",
            paramLabel = "MODE",
            description =
                    "absolute, relative-twos, relative-offset, relative-sign, toggle, momentary, next or velocity; default"
                            + " what it looks like.")
    private @Nullable String modeName;

    @Option(names = "--no-pickup", description = "The parameter jumps to where the controller is.")
    private boolean noPickUp;

    @Option(names = "--no-feedback", description = "Do not tell the device of changes.")
    private boolean noFeedback;

    @Option(names = "--yes", description = "Take the one that moved most without asking.")
    private boolean yes;

    @Option(
            names = "--beats",
            paramLabel = "N",
            description = "The time lasts so many beats of the clock of the device --midi; 0: as long as a hand says.")
    private @Nullable Float beats;

    @Option(names = "--forget", description = "Nothing of the device --midi shall turn the parameter.")
    private boolean forget;

    @SuppressWarnings("NullAway.Init") // picocli fills the options
    Learn(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Parameter parameter = parameter();
        BindingFolder folder = MidiOptions.folder(session);
        if (forget) {
            folder.forget(named("--forget"), parameter);
            session.terminal()
                    .out()
                    .println("nothing of " + named("--forget") + " turns " + parameter.id() + " any more");
            return 0;
        }
        if (beats != null) {
            return follow(folder, parameter, beats);
        }
        Candidate chosen =
                control == null ? moved(parameter) : new Candidate(named("--control"), controller(control), 0, null);
        Binding binding = binding(parameter, chosen);
        Path file = folder.save(chosen.device(), binding);
        session.terminal()
                .out()
                .println(parameter.id() + " is turned by " + chosen + " ("
                        + binding.mode().id() + "): " + file);
        return 0;
    }

    /** Has a time follow a clock. */
    private int follow(BindingFolder folder, Parameter parameter, float count) throws IOException {
        String clock = named("--beats");
        if (!DeviceBindings.countsInBeats(parameter)) {
            throw bad("--beats is not for " + parameter.id() + "; choose " + DeviceBindings.countedInBeats());
        }
        if (!(count >= 0 && count <= DeviceBindings.MOST_BEATS)) {
            throw bad("--beats " + Parameter.number(count) + " is not allowed; choose 0.."
                    + Parameter.number(DeviceBindings.MOST_BEATS));
        }
        Path file = folder.saveBeats(clock, parameter, count);
        String said = count == 0
                ? " follows the clock of " + clock + " no more: "
                : " lasts " + Parameter.number(count) + " beats of the clock of " + clock + ": ";
        session.terminal().out().println(parameter.id() + said + file);
        return 0;
    }

    private Parameter parameter() {
        Parameter parameter = Parameter.named(parameterName);
        if (parameter == null) {
            List<String> known =
                    Arrays.stream(Parameter.values()).map(Parameter::id).toList();
            throw bad("'" + parameterName + "' is no parameter; "
                    + Spelling.nearest(parameterName, known)
                            .map(near -> "did you mean " + near + "?")
                            .orElse("choose " + String.join(", ", known)));
        }
        return parameter;
    }

    private String named(String option) {
        if (device == null || device.isBlank()) {
            throw bad(option + " needs the device's name, or a part of it: --midi NAME");
        }
        return device;
    }

    private Controller controller(String text) {
        return Controller.parse(text)
                .orElseThrow(() -> bad("'" + text + "' is no controller; choose " + Controller.allowed()));
    }

    /** The one that a hand moves, or that is chosen then. */
    private Candidate moved(Parameter parameter) throws IOException {
        try (MidiLesson lesson = MidiLesson.begin(device == null ? List.of() : List.of(device))) {
            lesson.faults().forEach(session.terminal()::say);
            if (lesson.devices().isEmpty()) {
                throw new BadInputException(
                        "no MIDI device " + (device == null ? "" : "with \"" + device + "\" in its name ")
                                + "can be listened to; connect it, or end what has it; --midi NAME --control \"cc 21\" does without");
            }
            session.terminal()
                    .say("move what shall turn " + parameter.id() + ", on " + String.join(" or ", lesson.devices())
                            + "; Ctrl-C gives up");
            while (lesson.found().isEmpty()) {
                session.interruption().check();
                rest();
            }
            return choose(lesson.candidates());
        }
    }

    private Candidate choose(List<Candidate> candidates) throws IOException {
        Candidate best = candidates.get(0);
        if (yes || !session.terminal().interactive()) {
            String others = candidates.stream().skip(1).map(Candidate::toString).collect(Collectors.joining(", "));
            if (!others.isEmpty()) {
                session.terminal().say("also moved: " + others);
            }
            return best;
        }
        for (int i = 0; i < Math.min(MOST_SHOWN, candidates.size()); i++) {
            session.terminal().say((i + 1) + "  " + candidates.get(i));
        }
        session.terminal().say("Enter takes 1; else type a number, or a controller such as cc 21 ch 1");
        BufferedReader keys = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        for (String typed = keys.readLine(); typed != null; typed = keys.readLine()) {
            if (typed.isBlank()) {
                return best;
            }
            Optional<Candidate> chosen = typed.strip().matches("[1-9]")
                    ? candidates.stream()
                            .skip(Integer.parseInt(typed.strip()) - 1L)
                            .findFirst()
                    : Controller.parse(typed).map(c -> new Candidate(best.device(), c, 0, null));
            if (chosen.isPresent()) {
                return chosen.get();
            }
            session.terminal().say("'" + typed + "' is none of them; choose " + Controller.allowed());
        }
        return best;
    }

    private Binding binding(Parameter parameter, Candidate chosen) {
        Binding usual = Binding.of(chosen.controller(), parameter);
        Mode mode = chosen.mode() == null ? usual.mode() : chosen.mode();
        if (modeName != null) {
            mode = Mode.named(modeName)
                    .filter(m -> m.suits(chosen.controller().kind()))
                    .orElseThrow(() -> bad("--as " + modeName + " is not for " + chosen.controller() + "; choose "
                            + Mode.of(chosen.controller().kind()).stream()
                                    .map(Mode::id)
                                    .collect(Collectors.joining(", "))));
        }
        if (!(curve >= Binding.FLATTEST_CURVE && curve <= Binding.STEEPEST_CURVE)) {
            throw bad("--curve " + Parameter.number(curve) + " is not allowed; choose "
                    + Parameter.number(Binding.FLATTEST_CURVE) + ".." + Parameter.number(Binding.STEEPEST_CURVE));
        }
        float[] ends = range(parameter);
        return usual.withMode(mode)
                .withRange(ends[0], ends[1])
                .withCurve(curve, invert)
                .withPickUp(!noPickUp)
                .withFeedback(!noFeedback);
    }

    private float[] range(Parameter parameter) {
        if (range == null) {
            return new float[] {parameter.min(), parameter.max()};
        }
        String[] ends = range.split("\\.\\.", -1);
        float from = ends.length == 2 ? value(parameter, ends[0]) : Float.NaN;
        float to = ends.length == 2 ? value(parameter, ends[1]) : Float.NaN;
        if (!(from < to)) {
            throw bad("--range " + range + " is not allowed; choose FROM..TO in " + parameter.range()
                    + ", the smaller first (--invert swaps the ends)");
        }
        return new float[] {from, to};
    }

    /** A value of the parameter, or not-a-number. */
    private static float value(Parameter parameter, String text) {
        if (parameter.curve() == Curve.CHOICE && parameter.choices().contains(text.strip())) {
            return parameter.choices().indexOf(text.strip());
        }
        try {
            float value = Float.parseFloat(text.strip());
            return parameter.clamp(value) == value ? value : Float.NaN;
        } catch (NumberFormatException e) {
            return Float.NaN;
        }
    }

    private void rest() {
        try {
            Thread.sleep(LOOK_MS);
        } catch (InterruptedException e) {
            session.interruption().request();
            Thread.currentThread().interrupt();
        }
    }

    private ParameterException bad(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
