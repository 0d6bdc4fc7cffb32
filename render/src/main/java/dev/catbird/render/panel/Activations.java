package dev.catbird.render.panel;

import dev.catbird.render.gl.PanelCanvas;
import dev.catbird.render.live.GrainTrail;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Which places of the corpus have sounded in the last ten seconds: time runs to the right, the corpus from top to bottom. Thread: panel. */
final class Activations {
    private static final int SECONDS = 10;
    private static final int COLUMNS_PER_S = 50;
    private static final int COLUMNS = SECONDS * COLUMNS_PER_S;
    private static final int ROWS = 96;
    private static final float FLOOR_DB = -54;
    private static final int PALE = Ink.rgb(0xFFE9C9);

    private final PanelView view;
    private final PanelCanvas canvas;
    private final int texture;
    private final float[] loudness = new float[COLUMNS * ROWS];
    private final ByteBuffer column = ByteBuffer.allocateDirect(4 * ROWS);
    private final int framesPerColumn;
    private long head;
    private long seen;

    Activations(PanelView view, PanelCanvas canvas) {
        this.view = view;
        this.canvas = canvas;
        texture = canvas.texture(COLUMNS, ROWS, ByteBuffer.allocateDirect(4 * COLUMNS * ROWS), true);
        framesPerColumn = Math.max(1, view.rateHz() / COLUMNS_PER_S);
        seen = view.trail().written();
    }

    /** Takes over what has sounded since the last picture. */
    void look() {
        GrainTrail trail = view.trail();
        long end = trail.written();
        long now = Math.max(head, trail.nowFrame() / framesPerColumn);
        long first = Math.max(now - COLUMNS + 1, head);
        for (long at = Math.max(first, head + 1); at <= now; at++) {
            int from = (int) (at % COLUMNS) * ROWS;
            Arrays.fill(loudness, from, from + ROWS, 0);
        }
        for (long number = Math.max(seen, end - GrainTrail.MOST); number < end; number++) {
            long at = trail.outFrame(number) / framesPerColumn;
            if (at > now - COLUMNS && at <= now) {
                int row = (int) (trail.corpusFrame(number) * ROWS / Math.max(1, view.corpusFrames()));
                int slot = (int) (at % COLUMNS) * ROWS + Math.max(0, Math.min(ROWS - 1, row));
                loudness[slot] = Math.max(loudness[slot], trail.loudness(number));
            }
        }
        seen = end;
        // The last one had not ended when it was drawn.
        for (long at = first; at <= now; at++) {
            upload((int) (at % COLUMNS));
        }
        head = now;
    }

    private void upload(int x) {
        column.clear();
        for (int row = 0; row < ROWS; row++) {
            float loud = loudness[x * ROWS + row];
            float share = loud > 0 ? Math.max(0, 1 - (float) (20 * Math.log10(loud)) / FLOOR_DB) : 0;
            int colour = share > 0.6f
                    ? Ink.between(Ink.OUTPUT, PALE, Math.min(1, (share - 0.6f) / 0.4f))
                    : Ink.alpha(Ink.OUTPUT, Math.min(1, 0.15f + share / 0.6f * 0.85f));
            boolean any = share > 0;
            column.put((byte) colour)
                    .put((byte) (colour >> 8))
                    .put((byte) (colour >> 16))
                    .put((byte) (any ? colour >>> 24 : 0));
        }
        column.flip();
        canvas.column(texture, x, ROWS, column);
    }

    void draw(Pen pen, float x, float y, float w, float h) {
        pen.surface(x, y, w, h, "LAST 10 SECONDS");
        pen.textRight(
                pen.fonts.small, Fonts.SMALL, x + w - 12, y + 14, Ink.FAINT, "start of the corpus on top, end below");
        float top = y + Pen.HEAD;
        float high = h - Pen.HEAD - 10;
        pen.fill(x + 12, top, w - 24, high, Ink.GROUND);
        for (int s = 1; s < SECONDS; s++) {
            pen.fill(x + 12 + (w - 24) * s / SECONDS, top, 1, high, Ink.alpha(Ink.LINE, 0.6f));
        }
        float from = (float) ((head + 1) % COLUMNS) / COLUMNS;
        pen.image(texture, x + 12, top, w - 24, high, from, from + 1);
    }
}
