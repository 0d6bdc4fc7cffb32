import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes a film of any size and rate, which encoders would not take: {@code java OddFilms.java FILE.avi WIDTH HEIGHT FPS SECONDS}. Its
 * pictures are bright colours that change from one to the next, its sound a glide with a note for each picture.
 */
final class OddFilms {
    private static final int RATE_HZ = 44100;

    private final int width;
    private final int height;
    private final int fps;
    private final int pictures;
    private final int rowBytes;

    private OddFilms(String[] args) {
        width = Integer.parseInt(args[1]);
        height = Integer.parseInt(args[2]);
        fps = Integer.parseInt(args[3]);
        pictures = fps * Integer.parseInt(args[4]);
        rowBytes = (3 * width + 3) / 4 * 4;
    }

    public static void main(String[] args) throws IOException {
        new OddFilms(args).write(Path.of(args[0]));
    }

    private void write(Path file) throws IOException {
        int soundBytes = RATE_HZ / fps * 2;
        byte[] header = list("hdrl", chunk("avih", mainHeader()), video(), audio());
        int moviBytes = 4 + pictures * (8 + rowBytes * height + 8 + soundBytes);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            out.write(tag("RIFF", 4 + header.length + 8 + moviBytes));
            out.write(ascii("AVI "));
            out.write(header);
            out.write(tag("LIST", moviBytes));
            out.write(ascii("movi"));
            for (int i = 0; i < pictures; i++) {
                out.write(tag("00db", rowBytes * height));
                byte[] row = new byte[rowBytes];
                for (int x = 0; x < width; x++) {
                    for (int c = 0; c < 3; c++) {
                        row[3 * x + c] = (byte) (128 + 127 * Math.sin(i * 2.4 + c * 2.1 + 3.0 * x / width));
                    }
                }
                for (int y = 0; y < height; y++) {
                    out.write(row);
                }
                out.write(tag("01wb", soundBytes));
                out.write(sound(i, soundBytes / 2));
            }
        }
    }

    private static byte[] sound(int picture, int frames) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * frames).order(ByteOrder.LITTLE_ENDIAN);
        for (int t = 0; t < frames; t++) {
            double hz = 150 * Math.pow(1.5, picture % 9);
            double wave = 0;
            for (int h = 1; h <= 8; h++) {
                wave += Math.sin(2 * Math.PI * hz * h * t / RATE_HZ) / h;
            }
            bytes.putShort((short) (8000 * wave));
        }
        return bytes.array();
    }

    private byte[] mainHeader() {
        ByteBuffer b = buffer(56);
        b.putInt(1_000_000 / fps).putInt(0).putInt(0).putInt(0).putInt(pictures).putInt(0).putInt(2).putInt(0);
        return b.putInt(width).putInt(height).array();
    }

    private byte[] video() {
        ByteBuffer stream = buffer(56).put(ascii("vids")).put(ascii("DIB ")).putInt(0).putInt(0).putInt(0);
        stream.putInt(1).putInt(fps).putInt(0).putInt(pictures).putInt(rowBytes * height);
        ByteBuffer format = buffer(40).putInt(40).putInt(width).putInt(height).putShort((short) 1).putShort((short) 24);
        format.putInt(0).putInt(rowBytes * height);
        return list("strl", chunk("strh", stream.array()), chunk("strf", format.array()));
    }

    private byte[] audio() {
        ByteBuffer stream = buffer(56).put(ascii("auds")).putInt(0).putInt(0).putInt(0).putInt(0);
        stream.putInt(2).putInt(2 * RATE_HZ).putInt(0).putInt(pictures * (RATE_HZ / fps)).putInt(0).putInt(-1).putInt(2);
        ByteBuffer format = buffer(16).putShort((short) 1).putShort((short) 1).putInt(RATE_HZ).putInt(2 * RATE_HZ);
        format.putShort((short) 2).putShort((short) 16);
        return list("strl", chunk("strh", stream.array()), chunk("strf", format.array()));
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] tag(String name, int bytes) {
        return buffer(8).put(ascii(name)).putInt(bytes).array();
    }

    private static byte[] chunk(String name, byte[] content) {
        return buffer(8 + content.length).put(tag(name, content.length)).put(content).array();
    }

    private static byte[] list(String name, byte[]... chunks) {
        int bytes = 4;
        for (byte[] chunk : chunks) {
            bytes += chunk.length;
        }
        ByteBuffer all = buffer(8 + bytes).put(tag("LIST", bytes)).put(ascii(name));
        for (byte[] chunk : chunks) {
            all.put(chunk);
        }
        return all.array();
    }
}
