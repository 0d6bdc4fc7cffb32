package dev.catbird.app;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What somebody who mistyped a word may have meant. Thread: any. */
final class Spelling {

    /** One slip in three letters still counts as the same word. */
    private static final int LETTERS_PER_SLIP = 3;

    private Spelling() {}

    /** The nearest of the known words, if it is near enough. */
    static Optional<String> nearest(String word, Collection<String> known) {
        return known.stream()
                .filter(k -> slips(word, k) <= Math.max(1, word.length() / LETTERS_PER_SLIP))
                .min(Comparator.<String>comparingInt(k -> slips(word, k)).thenComparing(Comparator.naturalOrder()));
    }

    /** Letters to insert, drop or replace to get from one word to the other (Levenshtein 1966). */
    static int slips(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
