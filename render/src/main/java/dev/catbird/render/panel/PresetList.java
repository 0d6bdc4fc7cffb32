package dev.catbird.render.panel;

import java.util.List;

/** The presets as the panel shows them. Thread: panel asks, at every picture; answers are there at once. */
public interface PresetList {
    /** There are none. */
    PresetList NONE = new PresetList() {
        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public int current() {
            return -1;
        }

        @Override
        public void load(int preset) {}

        @Override
        public void save() {}
    };

    /** Their names, in the order of the keys 1-9. */
    List<String> names();

    /** The one that was loaded last, -1 if none. */
    int current();

    /** Loads one, by its place in {@link #names}. */
    void load(int preset);

    /** Saves how the knobs stand as one more. */
    void save();
}
