import dev.catbird.engine.media.Picture;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.engine.media.ffmpeg.FfmpegLibrary;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Which frame of a video a screenshot shows: {@code java -cp 'app/target/launch/*' .ci/ShownFrame.java shot.png video.mp4} prints
 * "light L frame N off D" ({@code left} or {@code right} after that: of that half): mean light of the screenshot, the frame most like it, and by how much a channel differs in the mean (of 255).
 */
final class ShownFrame {
    private static final int COLUMNS = 32;
    private static final int ROWS = 18;

    public static void main(String[] args) throws Exception {
        BufferedImage image = half(ImageIO.read(new File(args[0])), args.length > 2 ? args[2] : "");
        Picture shot = new Picture(image.getWidth(), image.getHeight());
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), shot.argb(), 0, image.getWidth());
        double[] wanted = small(shot);
        double light = 0;
        for (double value : wanted) {
            light += value / wanted.length;
        }
        int best = -1;
        double least = Double.MAX_VALUE;
        Picture picture = new Picture();
        try (PictureReader reader = FfmpegLibrary.load().openPictures(Path.of(args[1]), 640, 640)) {
            for (int frame = 0; reader.read(picture); frame++) {
                double[] values = small(picture);
                double off = 0;
                for (int i = 0; i < values.length; i++) {
                    off += Math.abs(values[i] - wanted[i]) / values.length;
                }
                if (off < least) {
                    least = off;
                    best = frame;
                }
            }
        }
        System.out.printf("light %.0f frame %d off %.0f%n", light, best, least);
    }

    private static BufferedImage half(BufferedImage image, String which) {
        int width = image.getWidth() / 2;
        return switch (which) {
            case "left" -> image.getSubimage(0, 0, width, image.getHeight());
            case "right" -> image.getSubimage(width, 0, width, image.getHeight());
            default -> image;
        };
    }

    /** Mean channels of the cells of a grid. */
    private static double[] small(Picture picture) {
        double[] sums = new double[3 * COLUMNS * ROWS];
        int[] counts = new int[sums.length];
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                int cell = y * ROWS / picture.height() * COLUMNS + x * COLUMNS / picture.width();
                int argb = picture.argb()[y * picture.width() + x];
                for (int c = 0; c < 3; c++) {
                    sums[3 * cell + c] += argb >> 8 * c & 255;
                    counts[3 * cell + c]++;
                }
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= Math.max(1, counts[i]);
        }
        return sums;
    }
}
