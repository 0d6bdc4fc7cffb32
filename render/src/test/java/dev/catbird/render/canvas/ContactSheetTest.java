package dev.catbird.render.canvas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.media.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactSheetTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void cellsShowThePicturesOfEvenTimes() throws IOException {
        ContactSheet sheet = new ContactSheet(324, 2, 2, 160, 90, 8);
        Picture picture = new Picture(160, 90);
        for (int frame = 0; frame < 80; frame++) {
            Arrays.fill(picture.argb(), 0xFF000000 | frame * 0x030201);
            sheet.picture(picture, frame / 10.0);
        }
        float[] sound = new float[8000];
        Arrays.fill(sound, 2000, 4000, 0.25f);
        for (int from = 0; from < 8000; from += 100) {
            sheet.sound(sound, sound, from, 100, from / 1000.0, 1000);
        }
        Path file = folder.resolve("demo.png");
        Files.writeString(file, "something older");
        sheet.write(file);
        assertArrayEquals(new String[] {"demo.png"}, folder.toFile().list());
        BufferedImage image = ImageIO.read(file.toFile());
        int cellWidth = (324 - 4) / 2 - 4;
        int cellHeight = (int) Math.rint(cellWidth * 9 / 16.0);
        int step = cellHeight + cellHeight / 8 + 4;
        assertEquals(4 + 2 * (cellWidth + 4), image.getWidth());
        assertEquals(4 + 2 * step, image.getHeight());
        for (int cell = 0; cell < 4; cell++) {
            int x = 4 + cell % 2 * (cellWidth + 4);
            int y = 4 + cell / 2 * step;
            int frame = 10 + 20 * cell;
            assertEquals(0xFF000000 | frame * 0x030201, image.getRGB(x, y));
            assertEquals(0xFF000000 | frame * 0x030201, image.getRGB(x + cellWidth - 1, y + cellHeight - 1));
            int strip = image.getRGB(x + cellWidth / 2, y + cellHeight + cellHeight / 16);
            assertEquals(cell == 1, (strip & 255) > 128, "the second stretch sounds, no other");
        }
    }

    @Test
    void missingFoldersAreMade() throws IOException {
        ContactSheet sheet = new ContactSheet(64, 2, 2, 16, 9, 1);
        Path file = folder.resolve("missing").resolve("demo.png");
        sheet.write(file);
        assertEquals(64, ImageIO.read(file.toFile()).getWidth());
    }

    @Test
    void aFileThatCannotBeWrittenLeavesNothingBehind() throws IOException {
        ContactSheet sheet = new ContactSheet(64, 2, 2, 16, 9, 1);
        Path taken = Files.createDirectory(folder.resolve("demo.png"));
        assertThrows(IOException.class, () -> sheet.write(taken));
        assertEquals(1, folder.toFile().list().length);
        assertTrue(Files.isDirectory(taken));
        assertThrows(IllegalArgumentException.class, () -> new ContactSheet(64, 2, 2, 16, 9, 0));
    }
}
