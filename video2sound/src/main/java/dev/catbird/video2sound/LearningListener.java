package dev.catbird.video2sound;

/** Hears how learning goes. Thread: the learner's. */
public interface LearningListener {
    /**
     * A round through all that is learnt from is done, the {@code round}-th of {@code most} at most. Errors are means, in what
     * {@code unit} says; {@code leftS} is how long it may still take at most.
     */
    void round(int round, int most, double learnt, double heldOut, String unit, double leftS);
}
