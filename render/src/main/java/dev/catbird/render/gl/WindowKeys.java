package dev.catbird.render.gl;

import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import java.util.function.Consumer;

/** What keys do while pictures are shown, but for what changes the window itself. Thread: render. */
final class WindowKeys {
    /** Time in which a second press of q means yes. */
    private static final long CONFIRM_NS = 3_000_000_000L;

    private static final float BLEND_STEP = 0.05f;

    private final Parameters parameters;
    private final PresetKeys presets;
    private final Consumer<String> say;
    private long quitAskedNs = System.nanoTime() - CONFIRM_NS;
    private boolean asked;
    private boolean quits;
    private boolean shoots;

    /** {@code say} gets lines for people. */
    WindowKeys(Parameters parameters, PresetKeys presets, Consumer<String> say) {
        this.parameters = parameters;
        this.presets = presets;
        this.say = say;
    }

    /** Does what a key is for; {@code number} as {@link StageKeys} has it. */
    void press(StageKey key, int number) {
        switch (key) {
            case FULL_SCREEN -> {}
            case BLACKOUT -> toggle(Parameter.BLACKOUT);
            case FREEZE -> toggle(Parameter.FREEZE);
            case PANIC -> {
                parameters.panic();
                say.accept("panic: all that sounded is cut off");
            }
            case MORE -> turn(Parameter.COMBINATION, 1);
            case FEWER -> turn(Parameter.COMBINATION, -1);
            case BLEND_UP -> turn(Parameter.BLEND, BLEND_STEP);
            case BLEND_DOWN -> turn(Parameter.BLEND, -BLEND_STEP);
            case NEXT_VIEW -> {
                int views = Parameter.VIEW.choices().size();
                parameters.set(Parameter.VIEW, (parameters.get(Parameter.VIEW) + 1) % views);
                tell(Parameter.VIEW);
            }
            case PRESET -> presets.call(number);
            case NEXT_PRESET -> presets.step(number);
            case UNDO -> presets.undo();
            case RESET -> presets.reset();
            case SAVE_PRESET -> presets.save();
            case SCREENSHOT -> shoots = true;
            case QUIT -> quit();
            case HELP -> say.accept("keys: " + StageKey.list());
        }
    }

    private void quit() {
        long nowNs = System.nanoTime();
        if (nowNs - quitAskedNs < CONFIRM_NS) {
            quits = true;
            return;
        }
        quitAskedNs = nowNs;
        asked = true;
        say.accept("press q once more to quit");
    }

    private void toggle(Parameter parameter) {
        parameters.set(parameter, parameters.on(parameter) ? 0 : 1);
        tell(parameter);
    }

    private void turn(Parameter parameter, float step) {
        parameters.set(parameter, parameters.get(parameter) + step);
        tell(parameter);
    }

    private void tell(Parameter parameter) {
        say.accept(parameter.id() + " " + parameter.text(parameters.get(parameter)));
    }

    /** Whether a press of q waits for the one that means yes. */
    boolean asks(long nowNs) {
        asked &= nowNs - quitAskedNs < CONFIRM_NS;
        return asked;
    }

    /** Whether it was q, and yes. */
    boolean quits() {
        return quits;
    }

    /** Whether a picture is to be taken of what is shown; asked once, it is no longer. */
    boolean takeShot() {
        boolean wanted = shoots;
        shoots = false;
        return wanted;
    }
}
