package dev.catbird.render.gl;

import dev.catbird.engine.media.PartFile;
import dev.catbird.engine.media.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.imageio.stream.FileImageOutputStream;

/** Writes pictures as PNG files, one after another, without keeping the output waiting. Thread: render asks, one of its own writes. */
final class Screenshots {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'catbird-'yyyyMMdd-HHmmss-SSS'.png'", Locale.ROOT);

    private final Path folder;
    private final Consumer<String> say;

    /** {@code say} gets a line for people about each, on any thread. */
    Screenshots(Path folder, Consumer<String> say) {
        this.folder = folder;
        this.say = say;
    }

    void take(Picture picture) {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, picture.width(), picture.height(), picture.argb(), 0, picture.width());
        Path file = folder.resolve(NAME.format(LocalDateTime.now(ZoneId.systemDefault())));
        Thread thread = new Thread(() -> write(image, file), "catbird-screenshot");
        thread.start();
    }

    private void write(BufferedImage image, Path file) {
        try {
            Files.createDirectories(folder);
            try (PartFile part = PartFile.beside(file)) {
                try (FileImageOutputStream out =
                        new FileImageOutputStream(part.path().toFile())) {
                    if (!ImageIO.write(image, "png", out)) {
                        throw new IOException("this Java cannot write PNG files; install a full JRE");
                    }
                }
                part.commit();
            }
            say.accept("screenshot: " + file);
        } catch (IOException e) {
            say.accept(file + ": not written (" + e.getMessage() + ")");
        }
    }
}
