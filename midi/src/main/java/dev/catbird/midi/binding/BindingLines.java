package dev.catbird.midi.binding;

import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.settings.Settings;
import dev.catbird.midi.message.Controller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lines of a file of bindings, of which single bindings are put in and taken out while everything else stays as people wrote it.
 * Whoever uses it reads the result again. Thread: one.
 */
final class BindingLines {
    private static final Pattern TABLE = Pattern.compile("\\s*\\[.*");
    private static final Pattern VALUE = Pattern.compile("\\s*(control|parameter)\\s*=\\s*[\"']([^\"']*)[\"'].*");

    private final List<String> lines;

    BindingLines(String text) {
        lines = new ArrayList<>(text.lines().toList());
    }

    /** A new file. */
    static BindingLines of(String device) {
        return new BindingLines(
                "# What the controllers of a device turn in Catbird: docs/midi.md says what else may stand here.\n"
                        + "version = " + BindingText.VERSION + "\ndevice = " + Settings.quoted(device) + "\n");
    }

    /** Puts a binding in, in the place of what its controller did. */
    void put(Binding binding) {
        remove(other -> other.controller().equals(binding.controller()));
        lines.add("");
        lines.add(BindingText.HEADER);
        lines.add(BindingText.CONTROL + " = "
                + Settings.quoted(binding.controller().toString()));
        Parameter parameter = binding.parameter();
        lines.add("parameter = " + Settings.quoted(parameter.id()));
        if (binding.low() != parameter.min() || binding.high() != parameter.max()) {
            lines.add("range = [" + Settings.written(parameter, binding.low()) + ", "
                    + Settings.written(parameter, binding.high()) + "]");
        }
        if (binding.curve() != 1) {
            lines.add("curve = " + Parameter.number(binding.curve()));
        }
        if (binding.invert()) {
            lines.add("invert = true");
        }
        if (binding.mode() != Binding.usualMode(binding.controller(), parameter)) {
            lines.add("mode = " + Settings.quoted(binding.mode().id()));
        }
        if (!binding.pickUp()) {
            lines.add("pickup = false");
        }
        if (!binding.feedback()) {
            lines.add("feedback = false");
        }
    }

    /** What a binding's lines say of it as far as one must know it to take it out. */
    record Named(Controller controller, String parameter) {}

    /** Takes out what fits, comments within and an empty line before included; returns how many. */
    int remove(Predicate<Named> fits) {
        int removed = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).strip().startsWith(BindingText.HEADER)) {
                continue;
            }
            int end = i + 1;
            while (end < lines.size() && !TABLE.matcher(lines.get(end)).matches()) {
                end++;
            }
            Optional<Named> named = named(i + 1, end);
            if (named.isPresent() && fits.test(named.get())) {
                int begin = i > 0 && lines.get(i - 1).isBlank() ? i - 1 : i;
                // What stands after the last value belongs to what follows.
                while (end > i + 1 && !lines.get(end - 1).contains("=")) {
                    end--;
                }
                lines.subList(begin, end).clear();
                removed++;
                i = begin - 1;
            }
        }
        return removed;
    }

    /** Names what the defaults shall leave alone. */
    void without(Set<Parameter> parameters) {
        String line = BindingText.WITHOUT + " = "
                + parameters.stream()
                        .map(parameter -> Settings.quoted(parameter.id()))
                        .collect(Collectors.joining(", ", "[", "]"));
        int end = 0;
        for (int i = 0; i < lines.size() && !TABLE.matcher(lines.get(i)).matches(); i++) {
            if (lines.get(i).strip().startsWith(BindingText.WITHOUT)) {
                lines.set(i, line);
                return;
            }
            end = lines.get(i).isBlank() ? end : i + 1;
        }
        lines.add(end, line);
    }

    private Optional<Named> named(int begin, int end) {
        Optional<Controller> controller = Optional.empty();
        String parameter = "";
        for (String line : lines.subList(begin, end)) {
            Matcher value = VALUE.matcher(line);
            if (value.matches() && value.group(1).equals(BindingText.CONTROL)) {
                controller = Controller.parse(value.group(2));
            } else if (value.matches()) {
                parameter = value.group(2);
            }
        }
        String name = parameter;
        return controller.map(c -> new Named(c, name));
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }
}
