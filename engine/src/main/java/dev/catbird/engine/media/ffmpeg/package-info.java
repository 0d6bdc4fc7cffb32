/** Media in and out through FFmpeg's libraries: every container and codec that they know. Thread: worker. Start at {@link dev.catbird.engine.media.ffmpeg.FfmpegLibrary}. */
@NullMarked
package dev.catbird.engine.media.ffmpeg;

import org.jspecify.annotations.NullMarked;
