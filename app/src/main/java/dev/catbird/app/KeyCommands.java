package dev.catbird.app;

import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What keys do while playing. Thread: control. */
final class KeyCommands {
    /** For people, a line each. */
    static final List<String> HELP = List.of(
            "space freeze   p panic: cut off all that sounds, begin anew   m mute   q quit   ? this help",
            "1-9 preset   n N next preset, the one before   u undo   r reset: all knobs as at the beginning",
            "w write a preset of your own: how the knobs stand now",
            "g G gate down, up by 3 dB   up down pieces that sound together   left right blend");

    private static final float GATE_STEP_DB = 3;
    private static final float BLEND_STEP = 0.1f;

    private final Parameters parameters;
    private final DeckCalls presets;
    private final Runnable quit;

    /** {@code presets} themselves tell what becomes of their keys. */
    KeyCommands(Parameters parameters, DeckCalls presets, Runnable quit) {
        this.parameters = parameters;
        this.presets = presets;
        this.quit = quit;
    }

    /** Does what a key is for; returns lines to say about it, or null for a key that does nothing. */
    @Nullable
    List<String> press(Key key) {
        return switch (key) {
            case SPACE -> toggle(Parameter.FREEZE);
            case M -> toggle(Parameter.MUTE);
            case P -> {
                parameters.panic();
                yield List.of("panic: all that sounded is cut off");
            }
            case G -> move(Parameter.GATE, -GATE_STEP_DB);
            case SHIFT_G -> move(Parameter.GATE, GATE_STEP_DB);
            case UP -> move(Parameter.COMBINATION, 1);
            case DOWN -> move(Parameter.COMBINATION, -1);
            case RIGHT -> move(Parameter.BLEND, BLEND_STEP);
            case LEFT -> move(Parameter.BLEND, -BLEND_STEP);
            case Q -> done(quit);
            case ONE, TWO, THREE, FOUR, FIVE, SIX, SEVEN, EIGHT, NINE -> done(() -> presets.call(key.number()));
            case N -> done(() -> presets.step(1));
            case SHIFT_N -> done(() -> presets.step(-1));
            case U -> done(presets::undo);
            case R -> done(presets::reset);
            case W -> done(presets::save);
            case HELP -> HELP;
            case OTHER -> null;
        };
    }

    private static List<String> done(Runnable command) {
        command.run();
        return List.of();
    }

    private List<String> toggle(Parameter parameter) {
        boolean on = !parameters.on(parameter);
        parameters.set(parameter, on ? 1 : 0);
        return List.of(parameter.id() + (on ? " on" : " off"));
    }

    private List<String> move(Parameter parameter, float step) {
        float to = parameter.clamp(parameters.get(parameter) + step);
        // Steps of a tenth shall not pile up what a float cannot hold.
        parameters.set(parameter, Math.round(to * 100) / 100f);
        String value =
                String.format(Locale.ROOT, "%.2f", parameters.get(parameter)).replaceFirst("\\.?0+$", "");
        return List.of(parameter.id() + " " + value + (parameter.unit().isEmpty() ? "" : " " + parameter.unit()));
    }
}
