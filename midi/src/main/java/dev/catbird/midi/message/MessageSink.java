package dev.catbird.midi.message;

/** Takes messages as they come. Thread: the one that feeds the parser. */
public interface MessageSink {
    /** A channel message: status 0x80..0xEF, data 0..127; {@code data2} is 0 where a message has one. */
    void channel(int status, int data1, int data2);

    /** One of {@link MessageParser#CLOCK}, {@code START}, {@code CONTINUE} and {@code STOP}. */
    void realTime(int status);
}
