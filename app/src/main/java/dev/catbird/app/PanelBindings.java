package dev.catbird.app;

import dev.catbird.engine.param.Parameter;
import dev.catbird.midi.MidiControl;
import dev.catbird.render.panel.Bindings;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What MIDI devices turn, as the panel shows it: looked up some times a second, not for every picture. Thread: panel. */
final class PanelBindings implements Bindings {
    private static final long LOOK_NS = 150_000_000;

    private final MidiControl midi;
    private final Map<Parameter, String> controllers = new EnumMap<>(Parameter.class);
    private final Map<Parameter, Float> apart = new EnumMap<>(Parameter.class);
    private @Nullable Parameter learning;
    private boolean any;
    private long lookedNs = System.nanoTime() - LOOK_NS;

    private PanelBindings(MidiControl midi) {
        this.midi = midi;
    }

    /** Of these devices; none if there is no MIDI. */
    static Bindings of(@Nullable MidiControl midi) {
        return midi == null ? NONE : new PanelBindings(midi);
    }

    private void look() {
        long nowNs = System.nanoTime();
        if (nowNs - lookedNs < LOOK_NS) {
            return;
        }
        lookedNs = nowNs;
        any = !midi.connected().isEmpty();
        learning = midi.learning();
        controllers.clear();
        apart.clear();
        for (Parameter parameter : Parameter.values()) {
            String controller = midi.controllerOf(parameter);
            if (!controller.isEmpty()) {
                // The device's name has no room there.
                controllers.put(parameter, controller.replaceFirst(" of .*", ""));
            }
            float stands = midi.apart(parameter);
            if (!Float.isNaN(stands)) {
                apart.put(parameter, stands);
            }
        }
    }

    @Override
    public boolean any() {
        look();
        return any;
    }

    @Override
    public String controller(Parameter parameter) {
        look();
        return controllers.getOrDefault(parameter, "");
    }

    @Override
    public float positionNorm(Parameter parameter) {
        Float stands = apart.get(parameter);
        return stands == null ? Float.NaN : stands;
    }

    @Override
    public boolean learning(Parameter parameter) {
        return parameter == learning;
    }

    @Override
    public void learn(Parameter parameter) {
        midi.learn(parameter);
    }

    @Override
    public void stopLearning() {
        midi.stopLearning();
    }

    @Override
    public void forget(Parameter parameter) {
        midi.forget(parameter);
    }
}
