package dev.catbird.engine.media;

/**
 * A camera that is there. Thread: any.
 *
 * @param address what its driver calls it, such as {@code /dev/video0}
 * @param name what people call it
 */
public record Camera(String address, String name) {}
