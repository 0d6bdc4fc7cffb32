package dev.catbird.app;

import java.util.Map;

/**
 * What every command gets from the process that runs it. Thread: any.
 *
 * @param terminal where to write
 * @param environment the environment variables
 * @param interruption whether to wind up
 */
record Session(Terminal terminal, Map<String, String> environment, Interruption interruption) {}
