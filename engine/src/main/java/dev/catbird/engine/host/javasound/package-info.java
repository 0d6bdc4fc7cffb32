/**
 * Sound devices through Java Sound: {@link dev.catbird.engine.host.javasound.JavaSoundDevices} finds them and makes hosts. Threads: one
 * that sounds, one that keeps the device.
 */
@NullMarked
package dev.catbird.engine.host.javasound;

import org.jspecify.annotations.NullMarked;
