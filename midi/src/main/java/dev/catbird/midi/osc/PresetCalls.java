package dev.catbird.midi.osc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What messages do with presets. Thread: the server's. */
public interface PresetCalls {
    /** Nothing: there are no presets. */
    PresetCalls NONE = new PresetCalls() {
        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public String current() {
            return "";
        }

        @Override
        public boolean call(int number, double seconds) {
            return false;
        }

        @Override
        public boolean call(String name, double seconds) {
            return false;
        }

        @Override
        public void step(int places) {}

        @Override
        public void undo() {}

        @Override
        public void reset() {}

        @Override
        public String save(String name) {
            return "can save nothing: there are no presets";
        }
    };

    /** The time to a preset that is set by the parameter {@code morph}. */
    double USUAL_S = Double.NaN;

    /** All, in the order of their numbers from 1. */
    List<String> names();

    /** The one called last, or empty. */
    String current();

    /** Calls the preset of that number, from 1, in so many seconds or {@link #USUAL_S}; false if there is none. */
    boolean call(int number, double seconds);

    /** Calls the preset of that name likewise. */
    boolean call(String name, double seconds);

    /** Calls the preset so many places further, or before if negative. */
    void step(int places);

    /** Takes the last call back. */
    void undo();

    /** Sets all knobs as at the beginning. */
    void reset();

    /** Saves how the knobs stand under that name, or one that is made up if it is empty; returns what is wrong, or null. */
    @Nullable
    String save(String name);
}
