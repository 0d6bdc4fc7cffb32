/**
 * What sounds, brought from the sound's thread to the picture that belongs to it. Start at {@link dev.catbird.render.live.GrainFeed}.
 */
@NullMarked
package dev.catbird.render.live;

import org.jspecify.annotations.NullMarked;
