/**
 * Sound through a JACK server, or PipeWire in its place: {@link dev.catbird.engine.host.jack.JackDevices} asks for one and makes hosts.
 * Threads: JACK's own sounds, one keeps the connection.
 */
@NullMarked
package dev.catbird.engine.host.jack;

import org.jspecify.annotations.NullMarked;
