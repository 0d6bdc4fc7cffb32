/** Media in and out: any video or sound file as stereo sound at one rate and upright square-pixel pictures, and back. Thread: worker. Start at {@link dev.catbird.engine.media.MediaLibrary}. */
@NullMarked
package dev.catbird.engine.media;

import org.jspecify.annotations.NullMarked;
