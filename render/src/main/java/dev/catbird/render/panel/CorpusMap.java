package dev.catbird.render.panel;

import dev.catbird.engine.index.UnitMap;
import dev.catbird.render.gl.PanelCanvas;
import dev.catbird.render.live.GrainTrail;
import imgui.ImGui;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The corpus as a map, on which what sounds is lit; a click lets a place be heard. Thread: panel; a worker makes the map. */
final class CorpusMap {
    private static final float FADE_S = 0.7f;
    private static final float REACH = 0.03f;
    private static final int MOST_LIT = 384;
    private static final float FLOOR_DB = -54;

    private final PanelView view;
    private final PanelCanvas canvas;
    private final AtomicReference<@Nullable MapImage> made = new AtomicReference<>();
    private @Nullable UnitMap map;
    private int texture;
    private final int[] lit = new int[MOST_LIT];
    private final float[] glow = new float[MOST_LIT];
    private int count;
    private long seen;
    private int shownPoint = -1;
    private String shownPlace = "";
    private int heardPoint = -1;
    private float heardS;

    CorpusMap(PanelView view, PanelCanvas canvas) {
        this.view = view;
        this.canvas = canvas;
        seen = view.trail().written();
        Thread worker = new Thread(() -> made.set(MapImage.of(view.map().get())), "catbird-map");
        worker.setDaemon(true);
        worker.start();
    }

    /** Takes over what has sounded since the last picture. */
    void look(float passedS) {
        MapImage image = map == null ? made.getAndSet(null) : null;
        if (image != null) {
            map = image.map();
            texture = canvas.texture(MapImage.WIDTH, MapImage.HEIGHT, image.rgba(), false);
        }
        UnitMap drawn = map;
        GrainTrail trail = view.trail();
        long end = trail.written();
        fade(passedS);
        for (long number = Math.max(seen, end - GrainTrail.MOST); drawn != null && number < end; number++) {
            long point = trail.corpusFrame(number) / view.unitFrames() / drawn.stride();
            float loud = trail.loudness(number);
            if (point >= 0 && point < drawn.points() && !Float.isNaN(drawn.x((int) point)) && loud > 0) {
                light((int) point, 1 - (float) (20 * Math.log10(loud)) / FLOOR_DB);
            }
        }
        seen = end;
        heardS = Math.max(0, heardS - passedS);
    }

    private void fade(float passedS) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            float left = glow[i] - passedS / FADE_S;
            if (left > 0) {
                lit[kept] = lit[i];
                glow[kept] = left;
                kept++;
            }
        }
        count = kept;
    }

    private void light(int point, float strength) {
        float bright = Math.max(0.15f, Math.min(1, strength));
        int faintest = 0;
        for (int i = 0; i < count; i++) {
            if (lit[i] == point) {
                glow[i] = Math.max(glow[i], bright);
                return;
            }
            faintest = glow[i] < glow[faintest] ? i : faintest;
        }
        int slot = count < MOST_LIT ? count++ : faintest;
        lit[slot] = point;
        glow[slot] = bright;
    }

    void draw(Pen pen, float x, float y, float w, float h) {
        pen.surface(x, y, w, h, "CORPUS");
        UnitMap drawn = map;
        if (drawn == null) {
            pen.textCentre(pen.fonts.usual, Fonts.USUAL, x + w / 2, y + h / 2, Ink.FAINT, "drawing the map ...");
            return;
        }
        float inX = x + 10;
        float inY = y + Pen.HEAD;
        float inW = w - 20;
        float inH = h - Pen.HEAD - 10;
        pen.image(texture, inX, inY, inW, inH, 0, 1);
        for (int i = 0; i < count; i++) {
            float atX = inX + drawn.x(lit[i]) * inW;
            float atY = inY + drawn.y(lit[i]) * inH;
            float bright = glow[i];
            pen.disc(atX, atY, 3 + 7 * bright, Ink.alpha(Ink.OUTPUT, 0.10f * bright));
            pen.disc(atX, atY, 1.2f + 2.6f * bright, Ink.alpha(Ink.OUTPUT, Math.min(1, 0.25f + bright)));
            if (bright > 0.6f) {
                pen.disc(atX, atY, 1.3f, Ink.alpha(Ink.TEXT, bright));
            }
        }
        boolean clicked = pen.button("##map", inX, inY, inW, inH);
        if (ImGui.isItemHovered()) {
            point(pen, drawn, inX, inY, inW, inH, clicked);
        } else {
            pen.textRight(pen.fonts.small, Fonts.SMALL, x + w - 12, y + 14, Ink.FAINT, "click to listen");
        }
        if (heardS > 0 && heardPoint >= 0) {
            pen.ring(
                    inX + drawn.x(heardPoint) * inW,
                    inY + drawn.y(heardPoint) * inH,
                    6 + 14 * (1 - heardS),
                    Ink.alpha(Ink.TEXT, heardS),
                    1.6f);
        }
    }

    private void point(Pen pen, UnitMap drawn, float x, float y, float w, float h, boolean clicked) {
        int nearest = drawn.nearest((pen.mouseX() - x) / w, (pen.mouseY() - y) / h, REACH);
        if (nearest < 0) {
            return;
        }
        pen.ring(x + drawn.x(nearest) * w, y + drawn.y(nearest) * h, 6, Ink.TEXT, 1.4f);
        if (nearest != shownPoint) {
            shownPoint = nearest;
            long seconds = frame(drawn, nearest) / view.rateHz();
            shownPlace = String.format(Locale.ROOT, "at %d:%02d", seconds / 60, seconds % 60);
        }
        pen.textRight(pen.fonts.small, Fonts.SMALL, x + w, y - 12, Ink.TEXT, shownPlace);
        if (clicked) {
            view.audition().accept(frame(drawn, nearest));
            heardPoint = nearest;
            heardS = 1;
        }
    }

    private long frame(UnitMap drawn, int point) {
        return (long) point * drawn.stride() * view.unitFrames();
    }
}
