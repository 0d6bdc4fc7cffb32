package dev.catbird.engine.picture;

import dev.catbird.engine.media.Picture;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * BC1 pictures (S3TC, DXT1): 8 bytes per block of 4x4 pixels, opaque. Thread: any; after a thread's first call nothing is
 * allocated.
 *
 * <p>The bytes are those of OpenGL's {@code COMPRESSED_RGB_S3TC_DXT1_EXT}: blocks row by row from the top left, each two
 * little-endian RGB565 colours and 16 two-bit indices. Sizes not divisible by 4 are padded by repeating the edge. The
 * encoder is {@link Bc1Encoder}; the same picture always gives the same bytes.
 */
public final class Bc1 {
    private static final int BLOCK = 4;
    private static final int BLOCK_BYTES = 8;

    /** Scratch arrays of the encoder, one set per thread that encodes: no state passes from one picture to the next. */
    private static final ThreadLocal<Bc1Encoder> ENCODER = ThreadLocal.withInitial(Bc1Encoder::new);

    private Bc1() {}

    /** Bytes of a packed picture: 8 for each block begun. Throws IllegalArgumentException for a size below 1x1. */
    public static int bytes(int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("picture size " + width + "x" + height);
        }
        return Math.multiplyExact(Math.multiplyExact(blocks(width), blocks(height)), BLOCK_BYTES);
    }

    /**
     * Packs a picture to the {@link #bytes} bytes from {@code position}, whatever the buffer's byte order; its own
     * position and limit stay. Throws IndexOutOfBoundsException if they do not fit.
     */
    public static void encode(Picture picture, ByteBuffer into, int position) {
        checkFits(picture.width(), picture.height(), into, position);
        ENCODER.get().encode(picture, into, position);
    }

    /**
     * Unpacks {@code width} x {@code height} pixels from the {@link #bytes} bytes at {@code position}, whatever the buffer's
     * byte order; {@code into} is resized to fit. Throws IndexOutOfBoundsException if the buffer is too short.
     */
    public static void decode(ByteBuffer from, int position, int width, int height, Picture into) {
        checkFits(width, height, from, position);
        into.resize(width, height);
        boolean swapped = from.order() != ByteOrder.LITTLE_ENDIAN;
        int[] argb = into.argb();
        int at = position;
        for (int y = 0; y < height; y += BLOCK) {
            int rows = Math.min(BLOCK, height - y);
            for (int x = 0; x < width; x += BLOCK, at += BLOCK_BYTES) {
                long bits = from.getLong(at);
                if (swapped) {
                    bits = Long.reverseBytes(bits);
                }
                decodeBlock(bits, argb, y * width + x, width, rows, Math.min(BLOCK, width - x));
            }
        }
    }

    private static void decodeBlock(long bits, int[] argb, int first, int stride, int rows, int columns) {
        int packed0 = (int) bits & 0xFFFF;
        int packed1 = (int) (bits >>> 16) & 0xFFFF;
        int color0 = expand(packed0);
        int color1 = expand(packed1);
        long ends = Integer.toUnsignedLong(color0) | (long) color1 << 32;
        long between = packed0 > packed1
                ? Integer.toUnsignedLong(third(color0, color1)) | (long) third(color1, color0) << 32
                : Integer.toUnsignedLong(half(color0, color1)) | 0xFF000000L << 32;
        long change = ends ^ between;
        int indices = (int) (bits >>> 32);
        int row = first;
        if (columns == BLOCK) {
            for (int y = 0; y < rows; y++, row += stride) {
                argb[row] = pick(ends, change, indices);
                argb[row + 1] = pick(ends, change, indices >>> 2);
                argb[row + 2] = pick(ends, change, indices >>> 4);
                argb[row + 3] = pick(ends, change, indices >>> 6);
                indices >>>= 8;
            }
        } else {
            for (int y = 0; y < rows; y++, row += stride) {
                for (int x = 0; x < columns; x++) {
                    argb[row + x] = pick(ends, change, indices >>> (2 * x));
                }
                indices >>>= 8;
            }
        }
    }

    /** The colour of one index, without a branch and without a table, which would have to be allocated. */
    private static int pick(long ends, long change, int index) {
        long pair = ends ^ (change & -(long) (index >>> 1 & 1));
        return (int) (pair >>> ((index & 1) << 5));
    }

    /** RGB565 to ARGB, the high bits repeated below as GL's unsigned normalised integers ask (within rounding). */
    static int expand(int rgb565) {
        int red = rgb565 >>> 11;
        int green = rgb565 >>> 5 & 63;
        int blue = rgb565 & 31;
        return argb(red << 3 | red >>> 2, green << 2 | green >>> 4, blue << 3 | blue >>> 2);
    }

    /** Two thirds of the first colour and one third of the second, rounded to nearest. */
    private static int third(int near, int far) {
        int red = 2 * (near >>> 16 & 255) + (far >>> 16 & 255) + 1;
        int green = 2 * (near >>> 8 & 255) + (far >>> 8 & 255) + 1;
        int blue = 2 * (near & 255) + (far & 255) + 1;
        return argb(red / 3, green / 3, blue / 3);
    }

    private static int half(int one, int other) {
        int red = (one >>> 16 & 255) + (other >>> 16 & 255) + 1;
        int green = (one >>> 8 & 255) + (other >>> 8 & 255) + 1;
        int blue = (one & 255) + (other & 255) + 1;
        return argb(red / 2, green / 2, blue / 2);
    }

    private static int argb(int red, int green, int blue) {
        return 0xFF000000 | red << 16 | green << 8 | blue;
    }

    private static int blocks(int pixels) {
        return (pixels + BLOCK - 1) / BLOCK;
    }

    private static void checkFits(int width, int height, ByteBuffer buffer, int position) {
        int bytes = bytes(width, height);
        if (position < 0 || position > buffer.limit() - bytes) {
            throw new IndexOutOfBoundsException("a picture of " + width + "x" + height + " takes " + bytes
                    + " bytes from " + position + ", the buffer ends at " + buffer.limit());
        }
    }
}
