package dev.catbird.render.gl;

import static org.lwjgl.opengl.GL33C.*;

import dev.catbird.engine.corpus.PictureStore;
import dev.catbird.engine.media.Picture;
import dev.catbird.render.flash.Cells;
import dev.catbird.render.flash.FlashGuard;
import dev.catbird.render.view.DrawList;
import dev.catbird.render.view.PixelPlace;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A canvas on the graphics card: draw lists in, the finished picture out, a call later. Thread: render; nothing is allocated once warm.
 *
 * <p>What is composed in one call is reduced to cells meanwhile, read back in the next, and then shown as far as nothing flashes: the card is
 * never waited for.
 */
final class CardCanvas {
    private final PictureStore store;
    private final PictureTextures textures;
    private final PixelPlace place = new PixelPlace();
    private final Shader pictureShader = new Shader("place.vert", "picture.frag");
    private final int placeAt = pictureShader.uniform("place");
    private final int canvasAt = pictureShader.uniform("canvas");
    private final int startAt = pictureShader.uniform("start");
    private final int slopeAt = pictureShader.uniform("slope");
    private final int levelAt = pictureShader.uniform("level");
    private final int weightAt = pictureShader.uniform("weight");
    private final Shader dissolveShader = new Shader("whole.vert", "dissolve.frag");
    private final int shareAt = dissolveShader.uniform("share");
    private final Shader cellsShader = new Shader("whole.vert", "cells.frag");
    private final Shader presentShader = new Shader("whole.vert", "present.frag");
    private final int windowAt = presentShader.uniform("window");
    private final int pinAt = presentShader.uniform("pin");

    private Target fresh;
    private final Target[] trails = new Target[2];
    private final Target[] shown = new Target[2];
    private final Target reduced = new Target(Cells.COLUMNS, Cells.ROWS, GL_RGBA8);
    private final int readBack = glGenBuffers();
    private final int[] reducedArgb = new int[Cells.COLUMNS * Cells.ROWS];
    private final Cells cells = new Cells();
    private final FlashGuard guard = new FlashGuard();
    private int trail;
    private boolean trailing;
    private int front;
    private boolean pending;
    private boolean pendingTrail;
    private double pendingMs;
    private long softened;
    private double lastMs;

    CardCanvas(PictureStore store, int width, int height) throws WindowException {
        this.store = store;
        textures = new PictureTextures(store);
        glBindVertexArray(glGenVertexArrays());
        fresh = new Target(width, height, GL_RGBA16F);
        makeOthers(width, height);
        glBindBuffer(GL_PIXEL_PACK_BUFFER, readBack);
        glBufferData(GL_PIXEL_PACK_BUFFER, 4L * reducedArgb.length, GL_STREAM_READ);
        glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
        dissolveShader.use();
        glUniform1i(dissolveShader.uniform("shown"), 0);
        glUniform1i(dissolveShader.uniform("next"), 1);
        cellsShader.use();
        glUniform2i(cellsShader.uniform("cells"), Cells.COLUMNS, Cells.ROWS);
    }

    private void makeOthers(int width, int height) throws WindowException {
        for (int i = 0; i < 2; i++) {
            trails[i] = new Target(width, height, GL_RGBA16F);
            shown[i] = new Target(width, height, GL_RGBA16F);
        }
    }

    /** Gives the canvas another size; what it shows is black until the next call. */
    void resize(int width, int height) throws WindowException {
        if (width == fresh.width() && height == fresh.height()) {
            return;
        }
        deleteTargets();
        fresh = new Target(width, height, GL_RGBA16F);
        makeOthers(width, height);
        pending = false;
        trailing = false;
    }

    /**
     * Finishes what the last call composed and composes the next at an output time in milliseconds that does not go back. {@code feedbackMs}:
     * until a twentieth of what was shown is left; {@code limited}: no more than three flashes a second.
     */
    void paint(DrawList draws, double timeMs, double feedbackMs, boolean limited) {
        paint(draws, null, timeMs, feedbackMs, limited);
    }

    /** As the other; with {@code beside}, that has the left half of the canvas and {@code draws} the right, each as if it were whole. */
    void paint(DrawList draws, @Nullable DrawList beside, double timeMs, double feedbackMs, boolean limited) {
        glDisable(GL_BLEND);
        finish(limited);
        double passedMs = Math.max(0, timeMs - lastMs);
        lastMs = timeMs;
        compose(draws, beside);
        pendingTrail = feedbackMs > 0;
        if (pendingTrail) {
            double share = trailing ? 1 - Math.exp(-3 * passedMs / feedbackMs) : 1;
            dissolve(trails[trail], fresh, share, trails[1 - trail]);
            trail = 1 - trail;
        }
        trailing = pendingTrail;
        reduce(pendingTrail ? trails[trail] : fresh);
        pending = true;
        pendingMs = timeMs;
    }

    /** Shows black at once, and forgets what was on its way. */
    void black(double timeMs) {
        shown[front].clear();
        pending = false;
        trailing = false;
        lastMs = timeMs;
        Arrays.fill(reducedArgb, 0xFF000000);
        cells.take(reducedArgb);
        guard.force(cells, timeMs);
    }

    private void finish(boolean limited) {
        if (!pending) {
            return;
        }
        pending = false;
        glBindBuffer(GL_PIXEL_PACK_BUFFER, readBack);
        glGetBufferSubData(GL_PIXEL_PACK_BUFFER, 0, reducedArgb);
        glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
        cells.take(reducedArgb);
        double share = 1;
        if (limited) {
            share = guard.share(cells, pendingMs);
        } else {
            guard.force(cells, pendingMs);
        }
        softened += share < 1 ? 1 : 0;
        dissolve(shown[front], pendingTrail ? trails[trail] : fresh, share, shown[1 - front]);
        front = 1 - front;
    }

    private void compose(DrawList draws, @Nullable DrawList beside) {
        textures.nextList();
        // Bringing a picture to the card paints: all of them first.
        bring(draws);
        if (beside != null) {
            bring(beside);
        }
        fresh.clear();
        glEnable(GL_BLEND);
        glBlendFunc(GL_ONE, GL_ONE);
        pictureShader.use();
        glUniform2f(canvasAt, fresh.width(), fresh.height());
        int middle = beside == null ? 0 : fresh.width() / 2;
        compose(draws, middle, fresh.width());
        if (beside != null) {
            compose(beside, 0, middle);
        }
        glDisable(GL_BLEND);
    }

    private void bring(DrawList draws) {
        for (int i = 0; i < draws.count(); i++) {
            textures.texture(draws.picture(i));
        }
    }

    /** Into the columns from {@code left} to {@code right}. */
    private void compose(DrawList draws, int left, int right) {
        for (int i = 0; i < draws.count(); i++) {
            int picture = draws.picture(i);
            int width = store.width(picture);
            int height = store.height(picture);
            if (right > left
                    && place.prepare(draws, i, width, height, right - left, fresh.height())
                    && place.shownLeft() < place.shownRight()
                    && place.shownTop() < place.shownBottom()) {
                place.moveRight(left);
                glBindTexture(GL_TEXTURE_2D, textures.texture(picture));
                int level = Math.min(place.halvings(), 31 - Integer.numberOfLeadingZeros(Math.min(width, height)));
                aim(Math.max(1, width >> level), Math.max(1, height >> level));
                glUniform1f(levelAt, level);
                glUniform1f(weightAt, (float) draws.weight(i));
                glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
            }
        }
    }

    /** At its own size a picture is moved by whole pixels only, so that it stays crisp. */
    private void aim(int sourceWidth, int sourceHeight) {
        glUniform4f(placeAt, place.shownLeft(), place.shownTop(), place.shownRight(), place.shownBottom());
        boolean copies =
                Math.abs(place.slopeX() * sourceWidth - 1) < 1e-6 && Math.abs(place.slopeY() * sourceHeight - 1) < 1e-6;
        double startX = copies ? Math.rint(place.offsetX() * sourceWidth) / sourceWidth : place.offsetX();
        double startY = copies ? Math.rint(place.offsetY() * sourceHeight) / sourceHeight : place.offsetY();
        glUniform2f(startAt, (float) startX, (float) startY);
        glUniform2f(slopeAt, (float) place.slopeX(), (float) place.slopeY());
    }

    private void dissolve(Target from, Target to, double share, Target into) {
        into.paint();
        from.bind(0);
        to.bind(1);
        dissolveShader.use();
        glUniform1f(shareAt, (float) share);
        glDrawArrays(GL_TRIANGLES, 0, 3);
    }

    private void reduce(Target from) {
        reduced.paint();
        from.bind(0);
        cellsShader.use();
        glDrawArrays(GL_TRIANGLES, 0, 3);
        glBindBuffer(GL_PIXEL_PACK_BUFFER, readBack);
        glReadPixels(0, 0, Cells.COLUMNS, Cells.ROWS, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV, 0L);
        glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
    }

    /** Puts the finished picture on the window. */
    void present(int windowWidth, int windowHeight, CornerPin pin) {
        glBindFramebuffer(GL_FRAMEBUFFER, 0);
        glViewport(0, 0, windowWidth, windowHeight);
        shown[front].bind(0);
        presentShader.use();
        glUniform2f(windowAt, windowWidth, windowHeight);
        glUniformMatrix3fv(pinAt, true, pin.rows());
        glDrawArrays(GL_TRIANGLES, 0, 3);
    }

    /** Reads the finished picture; waits for the card. */
    void read(Picture into) {
        into.resize(fresh.width(), fresh.height());
        shown[front].paint();
        glReadPixels(0, 0, fresh.width(), fresh.height(), GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV, into.argb());
        for (int i = 0; i < fresh.width() * fresh.height(); i++) {
            into.argb()[i] |= 0xFF000000;
        }
    }

    /** Pictures so far that would have flashed. */
    long softened() {
        return softened;
    }

    /** Whether the card reads packed pictures. */
    boolean unpacks() {
        return textures.unpacks();
    }

    private void deleteTargets() {
        fresh.delete();
        for (int i = 0; i < 2; i++) {
            trails[i].delete();
            shown[i].delete();
        }
    }

    void delete() {
        deleteTargets();
        reduced.delete();
        glDeleteBuffers(readBack);
        textures.delete();
        pictureShader.delete();
        dissolveShader.delete();
        cellsShader.delete();
        presentShader.delete();
    }
}
