package dev.catbird.app.demo;

import dev.catbird.engine.media.Picture;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;

/** A picture to draw on: flat shapes with smooth edges, in pixels from the top left corner. Thread: worker, one. */
final class Canvas {
    private final int[] pixels;
    private final Graphics2D graphics;

    Canvas() {
        BufferedImage image = new BufferedImage(Film.WIDTH, Film.HEIGHT, BufferedImage.TYPE_INT_RGB);
        pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    int[] pixels() {
        return pixels;
    }

    void copyTo(Picture picture) {
        int[] argb = picture.argb();
        for (int i = 0; i < pixels.length; i++) {
            argb[i] = pixels[i] | 0xFF000000;
        }
    }

    /** Fills everything with a vertical gradient, much faster than a gradient paint. */
    void sky(Color top, Color bottom) {
        for (int y = 0; y < Film.HEIGHT; y++) {
            int rgb = Tint.mix(top, bottom, y / (Film.HEIGHT - 1.0)).getRGB();
            Arrays.fill(pixels, y * Film.WIDTH, (y + 1) * Film.WIDTH, rgb);
        }
    }

    void fill(Color color, Shape shape) {
        graphics.setColor(color);
        graphics.fill(shape);
    }

    void disc(Color color, double x, double y, double radius) {
        ellipse(color, x, y, radius, radius);
    }

    void ellipse(Color color, double x, double y, double radiusX, double radiusY) {
        fill(color, new Ellipse2D.Double(x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY));
    }

    void ring(Color color, double x, double y, double radius, double width) {
        stroke(color, width, new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    void box(Color color, double x, double y, double width, double height, double round) {
        fill(color, new RoundRectangle2D.Double(x, y, width, height, round, round));
    }

    void line(Color color, double width, double x1, double y1, double x2, double y2) {
        stroke(color, width, new Line2D.Double(x1, y1, x2, y2));
    }

    void stroke(Color color, double width, Shape shape) {
        if (width > 0.05) {
            graphics.setColor(color);
            graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.draw(shape);
        }
    }

    /** A closed shape of straight lines: x, y, x, y, ... */
    void polygon(Color color, double... xy) {
        fill(color, path(true, xy));
    }

    /** Straight lines: x, y, x, y, ... */
    static Path2D path(boolean closed, double... xy) {
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        if (closed) {
            path.closePath();
        }
        return path;
    }

    /** A hanging line through three points. */
    static Path2D sag(double x1, double y1, double x2, double y2, double x3, double y3) {
        Path2D path = new Path2D.Double();
        path.moveTo(x1, y1);
        path.quadTo((x1 + x2) / 2, y2, x2, y2);
        path.quadTo((x2 + x3) / 2, y2, x3, y3);
        return path;
    }

    /** A closed smooth shape: a start, then two control points and an end for each curve. */
    static Path2D blob(double... xy) {
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i + 5 < xy.length; i += 6) {
            path.curveTo(xy[i], xy[i + 1], xy[i + 2], xy[i + 3], xy[i + 4], xy[i + 5]);
        }
        path.closePath();
        return path;
    }

    /** Draws with the origin moved to (x, y), then turned clockwise, then scaled; afterwards all is as before. */
    void at(double x, double y, double turn, double scaleX, double scaleY, Runnable drawing) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(x, y);
        graphics.rotate(turn);
        graphics.scale(scaleX, scaleY);
        drawing.run();
        graphics.setTransform(before);
    }
}
