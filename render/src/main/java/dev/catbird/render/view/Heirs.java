package dev.catbird.render.view;

/**
 * Which newcomer takes over from which picture that left: those that lie nearest one another in the corpus, so that a piece that plays on keeps
 * its place while its pictures go by. Thread: any; nothing is allocated.
 */
final class Heirs {
    /** In place of a picture: nobody is to be looked at here. */
    static final int NONE = -1;

    private Heirs() {}

    /**
     * Writes to {@code follows[0..comeCount)} where in {@code gone} the one is that each newcomer takes over from, or {@link #NONE}. Each is taken
     * over once, and as long as there are any nobody goes without; of equally near ones the first. {@code gone} is used up.
     */
    static void pair(int[] gone, int goneCount, int[] come, int comeCount, int[] follows) {
        for (int i = 0; i < comeCount; i++) {
            follows[i] = NONE;
        }
        while (true) {
            int heir = NONE;
            int place = NONE;
            int least = Integer.MAX_VALUE;
            for (int i = 0; i < comeCount; i++) {
                if (come[i] == NONE || follows[i] != NONE) {
                    continue;
                }
                for (int k = 0; k < goneCount; k++) {
                    int apart = Math.abs(gone[k] - come[i]);
                    if (gone[k] != NONE && (place == NONE || apart < least)) {
                        heir = i;
                        place = k;
                        least = apart;
                    }
                }
            }
            if (place == NONE) {
                return;
            }
            follows[heir] = place;
            gone[place] = NONE;
        }
    }
}
