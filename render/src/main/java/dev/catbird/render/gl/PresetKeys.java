package dev.catbird.render.gl;

/** What the keys for presets in the output window do; the window itself knows of none. Thread: render. */
public interface PresetKeys {
    /** Nothing. */
    PresetKeys NONE = new PresetKeys() {
        @Override
        public void call(int number) {}

        @Override
        public void step(int places) {}

        @Override
        public void undo() {}

        @Override
        public void reset() {}

        @Override
        public void save() {}
    };

    /** Calls the preset of that number, from 1. */
    void call(int number);

    /** Calls the preset so many places further, or before if negative. */
    void step(int places);

    /** Takes the last of these back. */
    void undo();

    /** All knobs as at the beginning. */
    void reset();

    /** Saves how the knobs stand, under a name that is made up. */
    void save();
}
