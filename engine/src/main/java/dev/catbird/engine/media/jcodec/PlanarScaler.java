package dev.catbird.engine.media.jcodec;

import dev.catbird.engine.media.DisplaySize;
import dev.catbird.engine.media.Orientation;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Picture;

/**
 * JCodec's pictures, whose samples are bytes less 128, as upright ARGB of one size: brightness averaged over the source
 * pixels that a pixel covers, colour taken from its middle. Thread: jcodec.
 */
final class PlanarScaler {
    private static final int HD_LINES = 720;

    private final DisplaySize size;
    private final Orientation turn;
    private int[] scaled = new int[0];

    PlanarScaler(DisplaySize size, Orientation turn) {
        this.size = size;
        this.turn = turn;
    }

    /** Whether the picture is Y'CbCr in planes, or grey. */
    static boolean knows(ColorSpace colours) {
        return colours.planar || colours == ColorSpace.MONO || colours == ColorSpace.GREY;
    }

    void convert(Picture source, int[] argb) {
        int width = turn.swapped() ? size.height() : size.width();
        int height = turn.swapped() ? size.width() : size.height();
        if (scaled.length < width * height) {
            scaled = new int[width * height];
        }
        int left = source.getStartX();
        int top = source.getStartY();
        int fromWidth = source.getCroppedWidth();
        int fromHeight = source.getCroppedHeight();
        Matrix matrix = Matrix.of(source);
        boolean grey = source.getColor().nComp < 3;
        int stride = source.getPlaneWidth(0);
        byte[] luma = source.getPlaneData(0);
        for (int y = 0; y < height; y++) {
            int y0 = top + (int) ((long) y * fromHeight / height);
            int y1 = Math.max(y0 + 1, top + (int) ((long) (y + 1) * fromHeight / height));
            for (int x = 0; x < width; x++) {
                int x0 = left + (int) ((long) x * fromWidth / width);
                int x1 = Math.max(x0 + 1, left + (int) ((long) (x + 1) * fromWidth / width));
                int sum = 0;
                for (int v = y0; v < y1; v++) {
                    for (int u = x0; u < x1; u++) {
                        sum += luma[v * stride + u];
                    }
                }
                double bright = (double) sum / ((y1 - y0) * (x1 - x0)) + 128;
                int blue = grey ? 0 : chroma(source, 1, (x0 + x1) / 2, (y0 + y1) / 2);
                int red = grey ? 0 : chroma(source, 2, (x0 + x1) / 2, (y0 + y1) / 2);
                scaled[y * width + x] = matrix.argb(bright, blue, red);
            }
        }
        turn.turn(scaled, width, argb, 0, size.width(), size.width(), size.height());
    }

    private static int chroma(Picture source, int plane, int x, int y) {
        int width = source.getPlaneWidth(plane);
        int height = source.getPlaneHeight(plane);
        int column = Math.min(width - 1, x * width / source.getWidth());
        int row = Math.min(height - 1, y * height / source.getHeight());
        return source.getPlaneData(plane)[row * width + column];
    }

    /** From Y'CbCr to R'G'B', ITU-R BT.601 or BT.709. */
    private record Matrix(double offset, double scale, double redCr, double greenCb, double greenCr, double blueCb) {

        static Matrix of(Picture source) {
            ColorSpace colours = source.getColor();
            boolean full =
                    colours == ColorSpace.YUV420J || colours == ColorSpace.YUV422J || colours == ColorSpace.YUV444J;
            boolean hd = Math.min(source.getCroppedWidth(), source.getCroppedHeight()) >= HD_LINES;
            double red = hd ? 0.2126 : 0.299;
            double blue = hd ? 0.0722 : 0.114;
            double green = 1 - red - blue;
            double chroma = full ? 1 : 255.0 / 224;
            return new Matrix(
                    full ? 0 : 16,
                    full ? 1 : 255.0 / 219,
                    chroma * 2 * (1 - red),
                    -chroma * 2 * (1 - blue) * blue / green,
                    -chroma * 2 * (1 - red) * red / green,
                    chroma * 2 * (1 - blue));
        }

        int argb(double bright, int cb, int cr) {
            double y = (bright - offset) * scale;
            return 0xff000000
                    | level(y + redCr * cr) << 16
                    | level(y + greenCb * cb + greenCr * cr) << 8
                    | level(y + blueCb * cb);
        }

        private static int level(double value) {
            return (int) Math.max(0, Math.min(255, Math.round(value)));
        }
    }
}
