package dev.catbird.midi.binding;

import dev.catbird.engine.param.Parameter;
import dev.catbird.midi.message.Controller;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What a row of eight knobs does before anybody has bound anything. Thread: any. */
public final class DefaultMap {
    private static final int KNOBS = 8;

    /** From the upper seven bits to the lower. */
    private static final int LOWER_HALF = 32;

    /** Well-known devices by a part of their names, and what their first row of knobs sends as it comes from the shop. */
    private static final Map<String, List<Integer>> ROWS = rows();

    /** For any other device: the rows that makers use most, of which the first that holds the first controller turned is taken. */
    private static final List<List<Integer>> USUAL =
            List.of(from(1), from(70), from(16), from(21), from(12), from(29), from(49), from(80), from(102), from(0));

    private DefaultMap() {}

    private static Map<String, List<Integer>> rows() {
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        rows.put("nanokontrol", from(16));
        rows.put("launch control", from(13));
        rows.put("launchcontrol", from(13));
        rows.put("launchkey", from(21));
        rows.put("x-touch mini", from(1));
        rows.put("midi mix", List.of(16, 20, 24, 28, 46, 50, 54, 58));
        rows.put("midimix", List.of(16, 20, 24, 28, 46, 50, 54, 58));
        rows.put("mpk mini 3", from(70));
        rows.put("lpd8 mk2", from(70));
        rows.put("bcr2000", from(1));
        return rows;
    }

    private static List<Integer> from(int first) {
        return IntStream.range(first, first + KNOBS).boxed().toList();
    }

    /** What the knobs turn, from left to right. */
    public static List<Parameter> parameters() {
        // The first that exists of each: what a newer Catbird has goes before what is nearest to it in this one.
        List<List<String>> wanted = List.of(
                List.of("combination"),
                List.of("blend"),
                List.of("continuity"),
                List.of("novelty"),
                List.of("imprint", "elastic"),
                List.of("lookahead"),
                List.of("linger"),
                List.of("level"));
        List<Parameter> row = new ArrayList<>();
        for (List<String> names : wanted) {
            row.add(Objects.requireNonNull(names.stream()
                    .map(Parameter::named)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null)));
        }
        return row;
    }

    /** The row of a device that is known by its name. */
    public static Optional<List<Integer>> row(String device) {
        String name = device.toLowerCase(Locale.ROOT);
        return ROWS.entrySet().stream()
                .filter(row -> name.contains(row.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The row of a device that is not, by the first controller it sends. */
    public static Optional<List<Integer>> rowWith(int number) {
        return USUAL.stream().filter(row -> row.contains(number)).findFirst();
    }

    /** The bindings of a device: its own, and those of a row for other controllers and parameters, but for some. */
    public static List<Binding> bindings(List<Integer> row, List<Binding> own, Set<Parameter> without) {
        List<Parameter> parameters = parameters();
        List<Binding> merged = new ArrayList<>(own);
        for (int k = 0; k < parameters.size(); k++) {
            Controller knob = Controller.cc(row.get(k));
            Parameter parameter = parameters.get(k);
            boolean taken = without.contains(parameter)
                    || own.stream().anyMatch(b -> b.parameter() == parameter || uses(b.controller(), knob.number()));
            if (!taken) {
                merged.add(Binding.of(knob, parameter));
            }
        }
        return merged;
    }

    /** Whether a controller sends that control change. */
    private static boolean uses(Controller controller, int number) {
        return switch (controller.kind()) {
            case CC -> controller.number() == number;
            case CC14 -> controller.number() == number || controller.number() + LOWER_HALF == number;
            default -> false;
        };
    }
}
