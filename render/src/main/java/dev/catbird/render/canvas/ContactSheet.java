package dev.catbird.render.canvas;

import dev.catbird.engine.media.PartFile;
import dev.catbird.engine.media.Picture;
import dev.catbird.render.view.DrawList;
import dev.catbird.render.view.DrawList.Framing;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.stream.FileImageOutputStream;

/**
 * A render at a glance: a grid of pictures taken at even times, with the sound of each stretch below its picture, as one PNG. Thread:
 * render, one.
 */
public final class ContactSheet {
    private static final int GAP = 4;
    private static final int GROUND = 0xFF101214;
    private static final int STRIP = 0xFF181B1F;
    private static final int PEAK = 0xFF3F4A54;
    private static final int LOUDNESS = 0xFF9DB2BF;

    private final int columns;
    private final int cells;
    private final int cellWidth;
    private final int cellHeight;
    private final int stripHeight;
    private final double durationS;
    private final Picture sheet;
    private final Mipmaps taken = new Mipmaps();
    private final Sampler sampler = new Sampler();
    private final DrawList list = new DrawList();
    private int filled;

    /** Per pixel column of each cell's strip: largest magnitude, sum of squares, samples. */
    private final float[] peaks;

    private final double[] squares;
    private final long[] counts;

    /**
     * A sheet about {@code sheetWidth} pixels wide of {@code columns} x {@code rows} cells in the shape of a picture of {@code
     * pictureWidth} x {@code pictureHeight}, for a render of {@code durationS} seconds.
     */
    public ContactSheet(int sheetWidth, int columns, int rows, int pictureWidth, int pictureHeight, double durationS) {
        if (columns < 1 || rows < 1 || pictureWidth < 1 || pictureHeight < 1 || !(durationS > 0)) {
            throw new IllegalArgumentException("contact sheet of " + columns + "x" + rows + " pictures of "
                    + pictureWidth + "x" + pictureHeight + " in " + durationS + " s");
        }
        this.columns = columns;
        this.durationS = durationS;
        cells = columns * rows;
        cellWidth = Math.max(8, (sheetWidth - GAP) / columns - GAP);
        cellHeight = Math.max(1, (int) Math.rint((double) cellWidth * pictureHeight / pictureWidth));
        stripHeight = Math.max(8, cellHeight / 8);
        sheet = new Picture(GAP + columns * (cellWidth + GAP), GAP + rows * (cellHeight + stripHeight + GAP));
        Arrays.fill(sheet.argb(), GROUND);
        peaks = new float[cells * cellWidth];
        squares = new double[cells * cellWidth];
        counts = new long[cells * cellWidth];
    }

    /** Offers the render's next picture; it is taken if a cell's time, the middle of its stretch, has come. */
    public void picture(Picture picture, double timeS) {
        if (filled == cells || timeS < dueS(filled)) {
            return;
        }
        Picture copy = taken.replace();
        copy.resize(picture.width(), picture.height());
        System.arraycopy(picture.argb(), 0, copy.argb(), 0, picture.width() * picture.height());
        while (filled < cells && timeS >= dueS(filled)) {
            place(filled++);
        }
    }

    private double dueS(int cell) {
        return (cell + 0.5) * durationS / cells;
    }

    private void place(int cell) {
        double left = cellLeft(cell);
        double top = cellTop(cell);
        list.clear();
        list.add(
                0,
                Framing.FILL,
                left / sheet.width(),
                top / sheet.height(),
                (left + cellWidth) / sheet.width(),
                (top + cellHeight) / sheet.height(),
                1);
        if (sampler.prepare(list, 0, taken, sheet.width(), sheet.height())) {
            for (int y = sampler.top(); y < sampler.bottom(); y++) {
                sampler.row(y, sheet.argb(), y * sheet.width());
            }
        }
    }

    /** Adds sound of the render, -1..1: {@code frames} frames from {@code offset} in both arrays, the first at {@code firstS}. */
    public void sound(float[] left, float[] right, int offset, int frames, double firstS, double framesPerS) {
        double binsPerS = peaks.length / durationS;
        for (int i = 0; i < frames; i++) {
            int bin = (int) ((firstS + i / framesPerS) * binsPerS);
            if (bin < 0 || bin >= peaks.length) {
                continue;
            }
            float one = left[offset + i];
            float other = right[offset + i];
            peaks[bin] = Math.max(peaks[bin], Math.max(Math.abs(one), Math.abs(other)));
            squares[bin] += 0.5 * (one * one + other * other);
            counts[bin]++;
        }
    }

    /** Writes the sheet as PNG, replacing a file of that name only once it is whole. */
    public void write(Path file) throws IOException {
        drawStrips();
        BufferedImage image = new BufferedImage(sheet.width(), sheet.height(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, sheet.width(), sheet.height(), sheet.argb(), 0, sheet.width());
        try (PartFile part = PartFile.beside(file)) {
            try (FileImageOutputStream out =
                    new FileImageOutputStream(part.path().toFile())) {
                if (!ImageIO.write(image, "png", out)) {
                    throw new IOException(file + ": this Java cannot write PNG files; install a full JRE");
                }
            }
            part.commit();
        }
    }

    /**
     * Peaks dim, loudness bright, mirrored about the middle; the render's largest peak fills the strip, and a square root lets quiet
     * passages be seen.
     */
    private void drawStrips() {
        float full = 1e-6f;
        for (float peak : peaks) {
            full = Math.max(full, peak);
        }
        for (int cell = 0; cell < cells; cell++) {
            for (int x = 0; x < cellWidth; x++) {
                int bin = cell * cellWidth + x;
                double loudness = counts[bin] == 0 ? 0 : Math.sqrt(squares[bin] / counts[bin]);
                drawColumn(
                        cellLeft(cell) + x,
                        cellTop(cell) + cellHeight,
                        Math.sqrt(peaks[bin] / full),
                        Math.sqrt(loudness / full));
            }
        }
    }

    private void drawColumn(int x, int top, double peak, double loudness) {
        double middle = stripHeight / 2.0;
        for (int y = 0; y < stripHeight; y++) {
            double distance = Math.abs(y + 0.5 - middle) / middle;
            int colour = distance < loudness ? LOUDNESS : distance < peak ? PEAK : STRIP;
            sheet.argb()[(top + y) * sheet.width() + x] = colour;
        }
    }

    private int cellLeft(int cell) {
        return GAP + cell % columns * (cellWidth + GAP);
    }

    private int cellTop(int cell) {
        return GAP + cell / columns * (cellHeight + stripHeight + GAP);
    }
}
