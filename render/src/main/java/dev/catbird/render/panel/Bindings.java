package dev.catbird.render.panel;

import dev.catbird.engine.param.Parameter;

/** What the panel knows of controllers: which turns which parameter. Thread: panel asks, at every picture; answers are there at once. */
public interface Bindings {
    /** There is no controller at all. */
    Bindings NONE = new Bindings() {
        @Override
        public boolean any() {
            return false;
        }

        @Override
        public String controller(Parameter parameter) {
            return "";
        }

        @Override
        public float positionNorm(Parameter parameter) {
            return Float.NaN;
        }

        @Override
        public boolean learning(Parameter parameter) {
            return false;
        }

        @Override
        public void learn(Parameter parameter) {}

        @Override
        public void stopLearning() {}

        @Override
        public void forget(Parameter parameter) {}
    };

    /** Whether there is anything that could be learned from. */
    boolean any();

    /** The name of what turns a parameter, such as {@code CC 21}, short; empty if nothing does. */
    String controller(Parameter parameter);

    /** Where the hardware stands, 0..1 of its way, if it has to be picked up first; else not a number. */
    float positionNorm(Parameter parameter);

    /** Whether the next controller that is turned will be this parameter's. */
    boolean learning(Parameter parameter);

    /** Lets the next controller that is turned be this parameter's. */
    void learn(Parameter parameter);

    /** Learns nothing any more. */
    void stopLearning();

    /** Takes a parameter's controller away from it. */
    void forget(Parameter parameter);
}
