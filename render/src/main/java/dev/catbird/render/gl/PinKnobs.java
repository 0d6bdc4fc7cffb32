package dev.catbird.render.gl;

import dev.catbird.engine.param.Parameters;

/** The corner pin as its parameters stand; where they are no shape that can be drawn, as they last were. Thread: render. */
final class PinKnobs {
    private final Parameters parameters;
    private CornerPin pin = CornerPin.NONE;

    PinKnobs(Parameters parameters) {
        this.parameters = parameters;
    }

    CornerPin now() {
        if (!pin.is(parameters)) {
            CornerPin next = CornerPin.of(parameters);
            pin = next == null ? pin : next;
        }
        return pin;
    }
}
