package dev.catbird.app;

import dev.catbird.render.gl.StageKey;
import dev.catbird.render.gl.StageKeys;
import java.util.List;
import java.util.function.Consumer;

/** What keys do in a panel where there is no window with pictures: as on the terminal. Thread: render. */
final class PanelKeys implements StageKeys {
    private static final long CONFIRM_NS = 3_000_000_000L;

    private final KeyCommands commands;
    private final Consumer<String> say;
    private long quitAskedNs = System.nanoTime() - CONFIRM_NS;

    PanelKeys(KeyCommands commands, Consumer<String> say) {
        this.commands = commands;
        this.say = say;
    }

    @Override
    public void press(StageKey pressed, int number) {
        long nowNs = System.nanoTime();
        if (pressed == StageKey.QUIT && nowNs - quitAskedNs > CONFIRM_NS) {
            quitAskedNs = nowNs;
            say.accept("press q once more to quit");
            return;
        }
        List<String> said = commands.press(key(pressed, number));
        if (said != null) {
            said.forEach(say);
        }
    }

    private static Key key(StageKey pressed, int number) {
        return switch (pressed) {
            case FREEZE -> Key.SPACE;
            case PANIC -> Key.P;
            case MORE -> Key.UP;
            case FEWER -> Key.DOWN;
            case BLEND_UP -> Key.RIGHT;
            case BLEND_DOWN -> Key.LEFT;
            case PRESET -> Key.digit(number);
            case NEXT_PRESET -> number < 0 ? Key.SHIFT_N : Key.N;
            case UNDO -> Key.U;
            case RESET -> Key.R;
            case SAVE_PRESET -> Key.W;
            case QUIT -> Key.Q;
            case HELP -> Key.HELP;
            case FULL_SCREEN, BLACKOUT, NEXT_VIEW, SCREENSHOT -> Key.OTHER;
        };
    }
}
