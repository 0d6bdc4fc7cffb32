package dev.catbird.render.panel;

import java.util.List;

/**
 * The sound devices as the panel shows and changes them. Thread: panel asks, at every picture; answers are there at once, and what takes time is
 * done elsewhere.
 */
public interface DeviceList {
    /** There are none to choose from. */
    DeviceList NONE = new DeviceList() {
        @Override
        public String description() {
            return "";
        }

        @Override
        public String input() {
            return "";
        }

        @Override
        public String output() {
            return "";
        }

        @Override
        public List<String> inputs() {
            return List.of();
        }

        @Override
        public List<String> outputs() {
            return List.of();
        }

        @Override
        public String state() {
            return "";
        }

        @Override
        public void look() {}

        @Override
        public void hear(String input) {}

        @Override
        public void playOn(String output) {}
    };

    /** What is played on, and how: a line for people. */
    String description();

    /** Name of the device that is heard. */
    String input();

    /** Name of the device that plays. */
    String output();

    /** Names of those that can be heard, as they were when somebody looked last. */
    List<String> inputs();

    /** Names of those that can play, as {@link #inputs}. */
    List<String> outputs();

    /** What is being done about them, or why the last choice was refused: a line for people; empty if there is nothing to say. */
    String state();

    /** Looks which there are. */
    void look();

    /** Hears another device from soon on. */
    void hear(String input);

    /** Plays on another device from soon on. */
    void playOn(String output);
}
