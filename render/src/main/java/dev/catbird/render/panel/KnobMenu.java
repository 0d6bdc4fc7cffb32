package dev.catbird.render.panel;

import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import imgui.ImGui;
import org.jspecify.annotations.Nullable;

/** What the right button offers over a parameter: back to its usual value, a controller for it, or none. Thread: panel. */
final class KnobMenu {
    private static final String ID = "menu";

    private final Parameters parameters;
    private final Bindings bindings;
    private @Nullable Parameter parameter;

    KnobMenu(Parameters parameters, Bindings bindings) {
        this.parameters = parameters;
        this.bindings = bindings;
    }

    void open(Parameter wanted) {
        parameter = wanted;
        ImGui.openPopup(ID);
    }

    void draw(Pen pen) {
        Parameter about = parameter;
        if (about == null || !ImGui.beginPopup(ID)) {
            return;
        }
        ImGui.textDisabled(about.id());
        if (ImGui.menuItem("reset")) {
            parameters.set(about, about.initial());
        }
        boolean learning = bindings.learning(about);
        String controller = bindings.controller(about);
        if (ImGui.menuItem(learning ? "stop learning" : "learn a controller", "", false, bindings.any())) {
            if (learning) {
                bindings.stopLearning();
            } else {
                bindings.learn(about);
            }
        }
        if (ImGui.menuItem("forget its controller", controller, false, !controller.isEmpty())) {
            bindings.forget(about);
        }
        ImGui.dummy(150 * pen.scale(), 0);
        ImGui.endPopup();
    }
}
