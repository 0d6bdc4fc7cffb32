package dev.catbird.render.gl;

import static org.lwjgl.opengl.GL33C.*;

import dev.catbird.engine.corpus.PictureStore;
import dev.catbird.engine.media.Picture;
import dev.catbird.engine.picture.Bc1;
import dev.catbird.render.view.Shares;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.lwjgl.opengl.EXTTextureCompressionS3TC;
import org.lwjgl.opengl.GL;
import org.lwjgl.system.MemoryUtil;

/**
 * The pictures shown last, on the card, with their halves and quarters. Thread: render; allocates only while it fills.
 *
 * <p>Packed pictures go from the mapped file to the card as they are, where it can read them; else they are unpacked here.
 */
final class PictureTextures {
    /** Never fewer than a list can show, twice: what is on the card is not replaced while it is in use. */
    private static final int FEWEST = 2 * Shares.MOST;

    private static final int MOST = 256;
    private static final long ROOM_BYTES = 512L << 20;
    private static final int NONE = -1;

    private final PictureStore store;
    private final Shader copy;
    private final int copyFramebuffer = glGenFramebuffers();
    private final boolean unpacks;
    private final Picture unpacked = new Picture();

    private int packedTexture;
    private int packedWidth;
    private int packedHeight;

    private int[] pictures = new int[0];
    private int[] textures = new int[0];
    private int[] widths = new int[0];
    private int[] heights = new int[0];
    private long[] usedAt = new long[0];
    private long[] editions = new long[0];
    private long bytes;
    private long turn;
    private long uploads;

    PictureTextures(PictureStore store) throws WindowException {
        this.store = store;
        copy = new Shader("whole.vert", "copy.frag");
        unpacks = GL.getCapabilities().GL_EXT_texture_compression_s3tc;
    }

    /** Whether the card reads packed pictures. */
    boolean unpacks() {
        return unpacks;
    }

    /** Pictures brought to the card so far. */
    long uploads() {
        return uploads;
    }

    /** What is asked for from here on belongs to the next draw list. */
    void nextList() {
        turn++;
    }

    /** The texture of a picture, which is brought to the card if it is not there; binds textures and programs at will. */
    int texture(int picture) {
        int oldest = NONE;
        for (int i = 0; i < pictures.length; i++) {
            if (pictures[i] == picture) {
                usedAt[i] = turn;
                if (editions[i] != store.edition(picture)) {
                    upload(picture, i);
                }
                return textures[i];
            }
            if (usedAt[i] != turn && (oldest == NONE || usedAt[i] < usedAt[oldest])) {
                oldest = i;
            }
        }
        boolean full = pictures.length >= MOST || (pictures.length >= FEWEST && bytes > ROOM_BYTES);
        int slot = full && oldest != NONE ? oldest : grow();
        upload(picture, slot);
        pictures[slot] = picture;
        usedAt[slot] = turn;
        return textures[slot];
    }

    private int grow() {
        int slot = pictures.length;
        pictures = Arrays.copyOf(pictures, slot + 1);
        textures = Arrays.copyOf(textures, slot + 1);
        widths = Arrays.copyOf(widths, slot + 1);
        heights = Arrays.copyOf(heights, slot + 1);
        usedAt = Arrays.copyOf(usedAt, slot + 1);
        editions = Arrays.copyOf(editions, slot + 1);
        textures[slot] = glGenTextures();
        return slot;
    }

    private void upload(int picture, int slot) {
        uploads++;
        editions[slot] = store.edition(picture);
        int width = store.width(picture);
        int height = store.height(picture);
        ByteBuffer packed = unpacks ? store.packed(picture) : null;
        if (packed != null) {
            uploadPacked(packed, store.packedAt(picture), width, height);
        }
        glBindTexture(GL_TEXTURE_2D, textures[slot]);
        if (widths[slot] != width || heights[slot] != height) {
            bytes += 4L * (width * height - widths[slot] * heights[slot]) * 4 / 3;
            widths[slot] = width;
            heights[slot] = height;
            glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV, 0L);
            glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_NEAREST);
            glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
            glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
            glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
        }
        if (packed != null) {
            glBindFramebuffer(GL_FRAMEBUFFER, copyFramebuffer);
            glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, textures[slot], 0);
            glViewport(0, 0, width, height);
            glDisable(GL_BLEND);
            glBindTexture(GL_TEXTURE_2D, packedTexture);
            copy.use();
            glDrawArrays(GL_TRIANGLES, 0, 3);
            glBindTexture(GL_TEXTURE_2D, textures[slot]);
        } else {
            store.read(picture, unpacked);
            glTexSubImage2D(
                    GL_TEXTURE_2D, 0, 0, 0, width, height, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV, unpacked.argb());
        }
        glGenerateMipmap(GL_TEXTURE_2D);
    }

    private void uploadPacked(ByteBuffer packed, int position, int width, int height) {
        int length = Bc1.bytes(width, height);
        long address = MemoryUtil.memAddress(packed, position);
        if (packedTexture == 0) {
            packedTexture = glGenTextures();
        }
        glBindTexture(GL_TEXTURE_2D, packedTexture);
        int format = EXTTextureCompressionS3TC.GL_COMPRESSED_RGB_S3TC_DXT1_EXT;
        if (width != packedWidth || height != packedHeight) {
            packedWidth = width;
            packedHeight = height;
            glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
            glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
            nglCompressedTexImage2D(GL_TEXTURE_2D, 0, format, width, height, 0, length, address);
        } else {
            nglCompressedTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, width, height, format, length, address);
        }
    }

    void delete() {
        copy.delete();
        glDeleteFramebuffers(copyFramebuffer);
        glDeleteTextures(packedTexture);
        glDeleteTextures(textures);
    }
}
