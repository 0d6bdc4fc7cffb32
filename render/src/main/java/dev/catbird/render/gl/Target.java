package dev.catbird.render.gl;

import static org.lwjgl.opengl.GL33C.*;

/** A picture on the card that can be painted on, and then sampled. Thread: render. */
final class Target {
    private final int width;
    private final int height;
    private final int texture;
    private final int framebuffer;

    /** {@code format}: GL_RGBA8, or GL_RGBA16F where small steps add up. Black at first. */
    Target(int width, int height, int format) throws WindowException {
        this.width = width;
        this.height = height;
        texture = glGenTextures();
        glBindTexture(GL_TEXTURE_2D, texture);
        glTexImage2D(GL_TEXTURE_2D, 0, format, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, 0L);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
        framebuffer = glGenFramebuffers();
        glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture, 0);
        if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
            throw new WindowException("the graphics driver cannot paint " + width + "x" + height
                    + " pixels; choose a smaller --window, or play with --headless");
        }
        clear();
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** What is painted from now on goes here. */
    void paint() {
        glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
        glViewport(0, 0, width, height);
    }

    void clear() {
        paint();
        glClearColor(0, 0, 0, 1);
        glClear(GL_COLOR_BUFFER_BIT);
    }

    /** Makes it the picture of a texture unit. */
    void bind(int unit) {
        glActiveTexture(GL_TEXTURE0 + unit);
        glBindTexture(GL_TEXTURE_2D, texture);
        glActiveTexture(GL_TEXTURE0);
    }

    void delete() {
        glDeleteFramebuffers(framebuffer);
        glDeleteTextures(texture);
    }
}
