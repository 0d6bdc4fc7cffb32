/**
 * Sound devices through Java Sound: {@link dev.catbird.engine.host.javasound.JavaSoundDevices} finds them, {@link
 * dev.catbird.engine.host.javasound.JavaSoundHost} plays on them. Threads: one that sounds, one that keeps the device.
 */
@NullMarked
package dev.catbird.engine.host.javasound;

import org.jspecify.annotations.NullMarked;
