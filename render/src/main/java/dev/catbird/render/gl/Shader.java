package dev.catbird.render.gl;

import static org.lwjgl.opengl.GL33C.*;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A program of the card, made of two of the shader files beside this class. Thread: render. */
final class Shader {
    private final int program;

    /** Throws {@link WindowException} with the driver's words if it does not compile. */
    Shader(String vertexFile, String fragmentFile) throws WindowException {
        int vertex = compile(GL_VERTEX_SHADER, vertexFile);
        int fragment = compile(GL_FRAGMENT_SHADER, fragmentFile);
        program = glCreateProgram();
        glAttachShader(program, vertex);
        glAttachShader(program, fragment);
        glLinkProgram(program);
        glDeleteShader(vertex);
        glDeleteShader(fragment);
        if (glGetProgrami(program, GL_LINK_STATUS) == GL_FALSE) {
            throw refused(vertexFile + " and " + fragmentFile, glGetProgramInfoLog(program));
        }
    }

    private static int compile(int type, String file) throws WindowException {
        int shader = glCreateShader(type);
        glShaderSource(shader, source(file));
        glCompileShader(shader);
        if (glGetShaderi(shader, GL_COMPILE_STATUS) == GL_FALSE) {
            throw refused(file, glGetShaderInfoLog(shader));
        }
        return shader;
    }

    private static WindowException refused(String what, String why) {
        return new WindowException("the graphics driver refuses " + what + " ("
                + why.strip().replace('\n', ' ') + "); update it, or play with --headless");
    }

    private static String source(String file) {
        try (InputStream in = Shader.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing in this build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void use() {
        glUseProgram(program);
    }

    /** The place of a uniform, for the calls that set it. */
    int uniform(String name) {
        return glGetUniformLocation(program, name);
    }

    void delete() {
        glDeleteProgram(program);
    }
}
