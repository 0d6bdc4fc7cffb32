package dev.catbird.render.gl;

import dev.catbird.engine.param.Parameters;
import java.util.function.Consumer;

/**
 * The corner pin as its parameters stand; where they are no shape that can be drawn, as they last were. Each display has its own, which
 * is remembered. Thread: render.
 */
final class PinKnobs {
    private final Parameters parameters;
    private final PinMemory memory;
    private final Consumer<String> say;
    private String display;
    private CornerPin pin = CornerPin.NONE;

    PinKnobs(Parameters parameters, PinMemory memory, String display, Consumer<String> say) {
        this.parameters = parameters;
        this.memory = memory;
        this.display = display;
        this.say = say;
    }

    /** Sets the corners as they were on this display the last time, and says it; nothing if that is not remembered. */
    void recall() {
        CornerPin last = memory.recall(display);
        if (last != null) {
            last.set(parameters);
            say.accept("the corners are pinned as last on " + display + ": --pin " + last.text() + "; --pin "
                    + CornerPin.NONE.text() + " is none");
        }
    }

    /** The pictures are on this display now: each keeps its pin, and one that is new has none. */
    void on(String now) {
        if (!now.equals(display)) {
            remember();
            display = now;
            CornerPin.NONE.set(parameters);
            recall();
        }
    }

    /** Writes down how it stands. */
    void remember() {
        memory.remember(display, now());
    }

    CornerPin now() {
        if (!pin.is(parameters)) {
            CornerPin next = CornerPin.of(parameters);
            pin = next == null ? pin : next;
        }
        return pin;
    }
}
