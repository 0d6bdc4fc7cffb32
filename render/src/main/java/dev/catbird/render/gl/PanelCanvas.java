package dev.catbird.render.gl;

import static org.lwjgl.opengl.GL33C.*;

import dev.catbird.engine.media.Picture;
import java.nio.ByteBuffer;

/**
 * Draws the triangles that a panel is made of, and holds its textures. Thread: panel, which has the context; nothing is allocated from one
 * picture to the next.
 */
public final class PanelCanvas {
    private static final int VERTEX_BYTES = 20;
    private static final int INDEX_BYTES = 2;

    private final Shader shader = new Shader("panel.vert", "panel.frag");
    private final int sizeAt = shader.uniform("size");
    private final int vertices = glGenBuffers();
    private final int indices = glGenBuffers();
    private int width;
    private int height;

    PanelCanvas() throws WindowException {
        glBindVertexArray(glGenVertexArrays());
        glBindBuffer(GL_ARRAY_BUFFER, vertices);
        glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices);
        glVertexAttribPointer(0, 2, GL_FLOAT, false, VERTEX_BYTES, 0);
        glVertexAttribPointer(1, 2, GL_FLOAT, false, VERTEX_BYTES, 8);
        glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, true, VERTEX_BYTES, 16);
        for (int i = 0; i < 3; i++) {
            glEnableVertexAttribArray(i);
        }
        glEnable(GL_BLEND);
        glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    }

    /** A new picture of so many pixels, of one colour: 0xRRGGBB. */
    public void clear(int pixelsWide, int pixelsHigh, int rgb) {
        width = pixelsWide;
        height = pixelsHigh;
        glViewport(0, 0, width, height);
        glDisable(GL_SCISSOR_TEST);
        glClearColor((rgb >> 16 & 255) / 255f, (rgb >> 8 & 255) / 255f, (rgb & 255) / 255f, 1);
        glClear(GL_COLOR_BUFFER_BIT);
        glEnable(GL_SCISSOR_TEST);
        shader.use();
        glUniform2f(sizeAt, width, height);
    }

    /** Corners for the triangles that follow, 20 bytes each: x, y in pixels from the upper left, u, v, and red, green, blue, alpha as bytes. */
    public void vertices(ByteBuffer data) {
        glBufferData(GL_ARRAY_BUFFER, data, GL_STREAM_DRAW);
    }

    /** Numbers of corners, 16 bits each, three to a triangle. */
    public void indices(ByteBuffer data) {
        glBufferData(GL_ELEMENT_ARRAY_BUFFER, data, GL_STREAM_DRAW);
    }

    /** Draws {@code count} numbers of corners from {@code firstIndex} on, counted from {@code firstVertex}, within a rectangle of pixels. */
    public void draw(
            int texture, int count, int firstIndex, int firstVertex, float left, float top, float right, float bottom) {
        if (right <= left || bottom <= top) {
            return;
        }
        glScissor((int) left, (int) (height - bottom), (int) (right - left), (int) (bottom - top));
        glBindTexture(GL_TEXTURE_2D, texture);
        glDrawElementsBaseVertex(GL_TRIANGLES, count, GL_UNSIGNED_SHORT, (long) firstIndex * INDEX_BYTES, firstVertex);
    }

    /** A texture of red, green, blue and alpha bytes, first row first; {@code round}: its right edge meets its left one. */
    public int texture(int pixelsWide, int pixelsHigh, ByteBuffer rgba, boolean round) {
        int texture = glGenTextures();
        glBindTexture(GL_TEXTURE_2D, texture);
        glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, pixelsWide, pixelsHigh, 0, GL_RGBA, GL_UNSIGNED_BYTE, rgba);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, round ? GL_REPEAT : GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
        return texture;
    }

    /** Writes one column of a texture, from its first row down. */
    public void column(int texture, int x, int pixelsHigh, ByteBuffer rgba) {
        glBindTexture(GL_TEXTURE_2D, texture);
        glTexSubImage2D(GL_TEXTURE_2D, 0, x, 0, 1, pixelsHigh, GL_RGBA, GL_UNSIGNED_BYTE, rgba);
    }

    public void delete(int texture) {
        glDeleteTextures(texture);
    }

    /** Reads what was drawn; waits for the card. */
    void read(Picture into) {
        into.resize(width, height);
        glReadPixels(0, 0, width, height, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV, into.argb());
        int[] argb = into.argb();
        for (int y = 0; y < (height + 1) / 2; y++) {
            for (int x = 0; x < width; x++) {
                int upper = y * width + x;
                int lower = (height - 1 - y) * width + x;
                int kept = argb[upper];
                argb[upper] = argb[lower] | 0xFF000000;
                argb[lower] = kept | 0xFF000000;
            }
        }
    }
}
