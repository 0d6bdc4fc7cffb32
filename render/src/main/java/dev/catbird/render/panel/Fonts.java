package dev.catbird.render.panel;

import dev.catbird.render.gl.PanelCanvas;
import imgui.ImFont;
import imgui.ImFontAtlas;
import imgui.ImFontConfig;
import imgui.ImGui;
import imgui.type.ImInt;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The panel's letters, drawn anew whenever its size changes so that they are always sharp. Thread: panel. */
final class Fonts {
    /** Heights in the units of {@link Pen}. */
    static final float SMALL = 11.5f;

    static final float USUAL = 14f;
    static final float LARGE = 20f;

    private static final String FOLDER = "/com/formdev/flatlaf/fonts/roboto/";
    private static final int MOST_PIXELS = 110;
    /** Latin, Greek, Cyrillic, punctuation: names of presets and devices come from anywhere. */
    private static final short[] LETTERS = {
        0x20, 0x24F, 0x370, 0x3FF, 0x400, 0x4FF, 0x2010, 0x2027, 0x2030, 0x203A, 0x2190, 0x2193, 0x2212, 0x2212, 0
    };

    /** For what we write ourselves, and controllers. */
    private static final short[] LATIN = {0x20, 0xFF, 0x2013, 0x2026, 0};

    private final byte[] regular = read("Roboto-Regular.ttf");
    private final byte[] medium = read("Roboto-Medium.ttf");
    private final PanelCanvas canvas;
    private float scale;
    private int texture;

    ImFont small = new ImFont(0);
    ImFont usual = new ImFont(0);
    ImFont strong = new ImFont(0);
    ImFont large = new ImFont(0);

    Fonts(PanelCanvas canvas) {
        this.canvas = canvas;
    }

    private static byte[] read(String file) {
        try (InputStream in = Fonts.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing in this build");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes letters for so many pixels a unit, unless they are there. Not between the beginning and the end of a picture. */
    void fit(float pixelsPerUnit) {
        if (pixelsPerUnit == scale) {
            return;
        }
        scale = pixelsPerUnit;
        ImFontAtlas atlas = ImGui.getIO().getFonts();
        atlas.clear();
        usual = add(atlas, regular, USUAL, LETTERS);
        small = add(atlas, regular, SMALL, LATIN);
        strong = add(atlas, medium, USUAL, LETTERS);
        large = add(atlas, medium, LARGE, LATIN);
        atlas.build();
        ImInt width = new ImInt();
        ImInt height = new ImInt();
        var pixels = atlas.getTexDataAsRGBA32(width, height);
        if (texture != 0) {
            canvas.delete(texture);
        }
        texture = canvas.texture(width.get(), height.get(), pixels, false);
        atlas.setTexID(texture);
        atlas.clearTexData();
    }

    private ImFont add(ImFontAtlas atlas, byte[] file, float units, short[] letters) {
        ImFontConfig config = new ImFontConfig();
        // Large letters are sharp by themselves.
        config.setOversampleH(scale < 2 ? 2 : 1);
        config.setOversampleV(1);
        // Ours is on the heap, and imgui copies it.
        ImFont font =
                atlas.addFontFromMemoryTTF(file, Math.min(MOST_PIXELS, Math.round(units * scale)), config, letters);
        config.destroy();
        return font;
    }
}
