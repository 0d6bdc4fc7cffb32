package dev.catbird.render.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.media.Picture;
import dev.catbird.render.view.Shares;
import dev.catbird.render.view.View;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each view against a committed picture; what was painted is left in {@code target/golden} to look at. */
class ViewGoldenTest {
    /** Per channel: rounding may differ, nothing else. */
    private static final int TOLERANCE = 2;

    @ParameterizedTest
    @EnumSource(View.class)
    void viewLooksAsItDid(View view) throws IOException {
        DrawnPictures store = new DrawnPictures()
                .addScene(160, 90, 0x80A0FF, 0x20C040, 0xFFE040, 0.3)
                .addScene(160, 90, 0xFF8060, 0x804020, 0xFFFFFF, 0.7)
                .addScene(160, 90, 0x40FFC0, 0x303030, 0x8020C0, 0.5)
                .addScene(60, 80, 0xE0E0E0, 0x2040A0, 0xC02020, 0.5)
                .addScene(320, 180, 0xFF40C0, 0x004000, 0x20E0FF, 0.4);
        double[] weights = {0.38, 0.22, 0.17, 0.14, 0.09};
        Shares shares = new Shares();
        shares.clear();
        for (int i = 0; i < weights.length; i++) {
            shares.add(i, weights[i]);
        }
        shares.normalise();
        Picture canvas = new Picture();
        new PicturePainter(view, 160, 90, 0, store).paint(shares, 0, canvas);
        BufferedImage painted = new BufferedImage(160, 90, BufferedImage.TYPE_INT_RGB);
        painted.setRGB(0, 0, 160, 90, canvas.argb(), 0, 160);
        Path folder = Files.createDirectories(Path.of("target", "golden"));
        ImageIO.write(painted, "png", folder.resolve(view.id() + ".png").toFile());
        try (InputStream in = ViewGoldenTest.class.getResourceAsStream(view.id() + ".png")) {
            assertTrue(in != null, "no golden picture of " + view.id());
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
