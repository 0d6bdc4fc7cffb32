package dev.catbird.engine.record;

/** How a recording comes to its end. Thread: any. */
enum Ending {
    /** As it was asked to. */
    CLOSED(""),
    /** The disk takes less than sounds, and the memory between is full. */
    TOO_SLOW("the disk is too slow"),
    /** Nothing can be written any more. */
    UNWRITABLE("the disk takes no more"),
    /** The instrument threw: what it plays after that does not follow from what was heard. */
    FAILED("playing failed for a moment");

    private final String cause;

    Ending(String cause) {
        this.cause = cause;
    }

    /** For people; empty if all is well. */
    String cause() {
        return cause;
    }
}
