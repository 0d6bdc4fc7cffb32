package dev.catbird.engine.host.jack;

/**
 * Between which ports, and how, as it was when the server was asked. Thread: any.
 *
 * @param input what the ports that are heard can be chosen by, as {@link Port#choose} takes it
 * @param output what the ports that play can be chosen by
 */
record Route(String input, String output, int rateHz, int blockFrames, int inputFrames, int outputFrames) {}
