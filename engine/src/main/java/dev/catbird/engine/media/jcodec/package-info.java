/** The fallback without native code: pictures of MP4 and MOV through JCodec, uncompressed sound. Thread: worker. Start at {@link dev.catbird.engine.media.jcodec.JcodecLibrary}. */
@NullMarked
package dev.catbird.engine.media.jcodec;

import org.jspecify.annotations.NullMarked;
