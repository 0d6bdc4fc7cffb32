import java.awt.image.BufferedImage;
import java.io.File;
import javax.imageio.ImageIO;

/**
 * Whether a screenshot of the panel, 1280x720, shows what it should while something sounds: {@code java .ci/ShownPanel.java shot.png} prints
 * how much of each part is lit in its colour, and ends with 1 if that is too little.
 */
final class ShownPanel {
    private static final int RED = 16;
    private static final int GREEN = 8;
    private static final int BLUE = 0;
    /** Of 255: how much stronger a channel is than another where something is lit. */
    private static final int MUCH = 40;

    private final BufferedImage image;
    private boolean good = true;

    private ShownPanel(BufferedImage image) {
        this.image = image;
    }

    public static void main(String[] args) throws Exception {
        ShownPanel shown = new ShownPanel(ImageIO.read(new File(args[0])));
        if (shown.image.getWidth() != 1280 || shown.image.getHeight() != 720) {
            System.out.println("  it has " + shown.image.getWidth() + "x" + shown.image.getHeight() + " pixels");
            System.exit(1);
        }
        shown.expect("map of the corpus", 22, 80, 430, 240, BLUE, GREEN, 20, 0.02);
        shown.expect("what sounds, on the map", 22, 80, 430, 240, RED, BLUE, MUCH, 0.0003);
        shown.expect("last ten seconds", 24, 364, 420, 86, RED, BLUE, MUCH, 0.002);
        shown.expect("spectrum of the target", 24, 496, 420, 92, BLUE, RED, MUCH, 0.02);
        shown.expect("spectrum of the output", 24, 496, 420, 92, RED, BLUE, MUCH, 0.003);
        shown.expect("level of the input", 476, 90, 22, 480, BLUE, RED, MUCH, 0.2);
        shown.expect("level of the output", 514, 90, 22, 480, RED, BLUE, MUCH, 0.1);
        shown.expect("knobs of the pieces", 676, 78, 170, 210, RED, BLUE, 20, 0.15);
        shown.expect("knobs of the sound", 676, 330, 170, 150, BLUE, RED, 30, 0.1);
        shown.expect("knobs of the picture", 1036, 78, 170, 260, GREEN, RED, 10, 0.05);
        shown.expect("corner pin", 928, 400, 320, 180, GREEN, RED, 5, 0.2);
        shown.expect("panic", 194, 615, 172, 92, RED, BLUE, MUCH, 0.01);
        System.exit(shown.good ? 0 : 1);
    }

    /** Part of a rectangle where a channel is stronger than another, by so much. */
    private void expect(String what, int x, int y, int w, int h, int strong, int weak, int by, double least) {
        int count = 0;
        for (int row = y; row < y + h; row++) {
            for (int column = x; column < x + w; column++) {
                int rgb = image.getRGB(column, row);
                count += (rgb >> strong & 255) > (rgb >> weak & 255) + by ? 1 : 0;
            }
        }
        double share = (double) count / (w * h);
        boolean enough = share >= least;
        good &= enough;
        System.out.printf("  %s: %.4f%s%n", what, share, enough ? "" : ", too little");
    }
}
