package dev.catbird.engine.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Pictures that are files of their own, at an even pace: all of a folder in the order of their names, or those that a numbered name
 * such as {@code frame%04d.png} stands for. Thread: any; what it opens belongs to the opening thread.
 */
public final class ImageSequence {
    private static final Set<String> ENDINGS =
            Set.of("png", "jpg", "jpeg", "bmp", "tif", "tiff", "webp", "tga", "ppm", "pgm");

    /** {@code %d}, or {@code %04d}: padded with zeros to so many digits. */
    private static final Pattern NUMBER = Pattern.compile("%(?:0([1-9]))?d");

    private static final int MOST_DIGITS = 18;

    private final Path name;
    private final List<Path> files;
    private final double framesPerS;

    private ImageSequence(Path name, List<Path> files, double framesPerS) {
        this.name = name;
        this.files = files;
        this.framesPerS = framesPerS;
    }

    /** Whether a name stands for a sequence: it is a folder, or no file but a name with a number in it. */
    public static boolean isNamed(Path name) {
        return Files.isDirectory(name)
                || (!Files.exists(name) && NUMBER.matcher(fileName(name)).find());
    }

    private static String fileName(Path path) {
        return path.getFileName() == null ? "" : path.getFileName().toString();
    }

    /** Finds the pictures of a sequence. Throws {@link MediaException} if there are none. */
    public static ImageSequence of(Path name, double framesPerS) throws IOException {
        boolean folder = Files.isDirectory(name);
        Path where = folder ? name : name.toAbsolutePath().getParent();
        if (where == null || !Files.isDirectory(where)) {
            throw new MediaException(name, "there is no folder " + where);
        }
        List<Path> all;
        try (Stream<Path> listed = Files.list(where)) {
            all = listed.filter(Files::isRegularFile).toList();
        }
        List<Path> files = folder ? pictures(all) : numbered(all, fileName(name));
        if (files.isEmpty()) {
            throw new MediaException(
                    name,
                    folder ? "this folder has no pictures in it, such as .png or .jpg" : "no picture has such a name");
        }
        return new ImageSequence(name, files, framesPerS);
    }

    private static List<Path> pictures(List<Path> all) {
        return all.stream()
                .filter(file -> ENDINGS.contains(SourceFile.ending(file)))
                .sorted((a, b) -> compare(fileName(a), fileName(b)))
                .toList();
    }

    private static List<Path> numbered(List<Path> all, String name) {
        Matcher number = NUMBER.matcher(name);
        if (!number.find()) {
            return List.of();
        }
        int digits = number.group(1) == null ? 1 : Integer.parseInt(number.group(1));
        String from = Pattern.quote(name.substring(0, number.start()));
        String to = Pattern.quote(name.substring(number.end()));
        // More digits than asked for once the numbers are larger, never fewer.
        Pattern pattern = Pattern.compile(from + "([0-9]{" + digits + "," + MOST_DIGITS + "})" + to);
        Map<Long, Path> byNumber = new TreeMap<>();
        for (Path file : all) {
            Matcher matcher = pattern.matcher(fileName(file));
            if (matcher.matches()) {
                byNumber.put(Long.parseLong(matcher.group(1)), file);
            }
        }
        return List.copyOf(byNumber.values());
    }

    /** As people count: {@code p9} before {@code p10}. */
    static int compare(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            if (isDigit(a.charAt(i)) && isDigit(b.charAt(j))) {
                int endA = digitsEnd(a, i);
                int endB = digitsEnd(b, j);
                int byValue = compareNumbers(a.substring(i, endA), b.substring(j, endB));
                if (byValue != 0) {
                    return byValue;
                }
                i = endA;
                j = endB;
            } else if (a.charAt(i) != b.charAt(j)) {
                return Character.compare(a.charAt(i), b.charAt(j));
            } else {
                i++;
                j++;
            }
        }
        int byRest = Integer.compare(a.length() - i, b.length() - j);
        return byRest != 0 ? byRest : one.compareTo(other);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int digitsEnd(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int compareNumbers(String one, String other) {
        String a = one.replaceFirst("^0+", "");
        String b = other.replaceFirst("^0+", "");
        return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
    }

    /** How long it lasts. */
    public double durationS() {
        return files.size() / framesPerS;
    }

    /**
     * Opens the pictures as {@link MediaLibrary#openPictures} would those of a film; each is of its own size. Throws {@link
     * MediaException} if the first cannot be read; later ones are passed over.
     */
    public PictureReader open(MediaLibrary library, int maxWidth, int maxHeight) throws IOException {
        try (PictureReader first = library.openPictures(files.get(0), maxWidth, maxHeight)) {
            return new Reader(library, maxWidth, maxHeight, first.width(), first.height());
        }
    }

    private final class Reader implements PictureReader {
        private final MediaLibrary library;
        private final int maxWidth;
        private final int maxHeight;
        private final int width;
        private final int height;
        private final List<String> failures = new ArrayList<>();
        private int next;

        Reader(MediaLibrary library, int maxWidth, int maxHeight, int width, int height) {
            this.library = library;
            this.maxWidth = maxWidth;
            this.maxHeight = maxHeight;
            this.width = width;
            this.height = height;
        }

        @Override
        public int width() {
            return width;
        }

        @Override
        public int height() {
            return height;
        }

        @Override
        public double framesPerS() {
            return framesPerS;
        }

        @Override
        public boolean read(Picture into) throws IOException {
            while (next < files.size()) {
                int number = next++;
                try (PictureReader one = library.openPictures(files.get(number), maxWidth, maxHeight)) {
                    if (one.read(into)) {
                        into.timeS(number / framesPerS);
                        return true;
                    }
                } catch (MediaException e) {
                    failures.add(String.valueOf(e.getMessage()));
                }
            }
            return false;
        }

        @Override
        public boolean skip() {
            next = Math.min(files.size(), next + 1);
            return next < files.size();
        }

        @Override
        public List<String> warnings() {
            return failures.isEmpty()
                    ? List.of()
                    : List.of(name + ": " + failures.size() + " of its pictures passed over: " + failures.get(0));
        }

        @Override
        public void close() {}
    }
}
