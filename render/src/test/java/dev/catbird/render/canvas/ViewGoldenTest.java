package dev.catbird.render.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.media.Picture;
import dev.catbird.engine.param.Parameter;
import dev.catbird.engine.param.Parameters;
import dev.catbird.render.view.Shares;
import dev.catbird.render.view.View;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each view against a committed picture; what was painted is left in {@code target/golden} to look at. */
class ViewGoldenTest {
    /** Per channel: rounding may differ, nothing else. */
    private static final int TOLERANCE = 2;

    private final DrawnPictures store = new DrawnPictures()
            .addScene(160, 90, 0x80A0FF, 0x20C040, 0xFFE040, 0.3)
            .addScene(160, 90, 0xFF8060, 0x804020, 0xFFFFFF, 0.7)
            .addScene(160, 90, 0x40FFC0, 0x303030, 0x8020C0, 0.5)
            .addScene(60, 80, 0xE0E0E0, 0x2040A0, 0xC02020, 0.5)
            .addScene(320, 180, 0xFF40C0, 0x004000, 0x20E0FF, 0.4);
    private final Shares shares = new Shares();
    private final Parameters parameters = new Parameters();
    private final PicturePainter painter = new PicturePainter(parameters, 160, 90, store);

    @BeforeEach
    void share() {
        double[] weights = {0.38, 0.22, 0.17, 0.14, 0.09};
        shares.clear();
        for (int i = 0; i < weights.length; i++) {
            shares.add(i, weights[i]);
        }
        shares.normalise();
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void viewLooksAsItDid(View view) throws IOException {
        parameters.set(Parameter.VIEW, view.choice());
        assertGolden(view.id(), painter.paint(shares, 1, 0));
    }

    @Test
    void halfWayFromTilesToBarsLooksAsItDid() throws IOException {
        parameters.set(Parameter.FADE, 200);
        parameters.set(Parameter.VIEW, View.TILES.choice());
        painter.paint(shares, 1, 0);
        parameters.set(Parameter.VIEW, View.BARS.choice());
        assertGolden("tiles-to-bars", painter.paint(shares, 1, 100));
    }

    /** Of the fourth picture, which is of another shape. */
    @ParameterizedTest
    @CsvSource({"fit, 0, 1", "fill, 1, 1", "stretch, 2, 1", "zoom, 0, 2.5"})
    void framingAndZoomLookAsTheyDid(String name, int framing, float zoom) throws IOException {
        parameters.set(Parameter.VIEW, View.SINGLE.choice());
        parameters.set(Parameter.FRAMING, framing);
        parameters.set(Parameter.ZOOM, zoom);
        shares.clear();
        shares.add(3, 1);
        shares.normalise();
        assertGolden(name, painter.paint(shares, 1, 0));
    }

    private static void assertGolden(String name, Picture picture) throws IOException {
        BufferedImage painted = new BufferedImage(160, 90, BufferedImage.TYPE_INT_RGB);
        painted.setRGB(0, 0, 160, 90, picture.argb(), 0, 160);
        Path folder = Files.createDirectories(Path.of("target", "golden"));
        ImageIO.write(painted, "png", folder.resolve(name + ".png").toFile());
        try (InputStream in = ViewGoldenTest.class.getResourceAsStream(name + ".png")) {
            assertTrue(in != null, "no golden picture of " + name);
            assertNear(ImageIO.read(in), painted);
        }
    }

    private static void assertNear(BufferedImage golden, BufferedImage painted) {
        assertEquals(golden.getWidth(), painted.getWidth());
        assertEquals(golden.getHeight(), painted.getHeight());
        for (int y = 0; y < golden.getHeight(); y++) {
            for (int x = 0; x < golden.getWidth(); x++) {
                for (int shift = 0; shift < 24; shift += 8) {
                    int was = golden.getRGB(x, y) >> shift & 255;
                    int is = painted.getRGB(x, y) >> shift & 255;
                    assertTrue(Math.abs(was - is) <= TOLERANCE, "at " + x + "," + y + ": " + was + " became " + is);
                }
            }
        }
    }
}
