package dev.catbird.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyTest {
    /** Characters that are there at once; then none for a moment, then the end. */
    private static final class Typed implements Key.Characters {
        private final String text;
        private int at;

        Typed(String text) {
            this.text = text.replace('^', '\u001b');
        }

        @Override
        public int next(long mostMs) {
            at++;
            return at <= text.length() ? text.charAt(at - 1) : at == text.length() + 1 ? NONE : END;
        }
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "' ',SPACE",
                "p,P",
                "m,M",
                "g,G",
                "G,SHIFT_G",
                "q,Q",
                "1,ONE",
                "9,NINE",
                "0,OTHER",
                "n,N",
                "N,SHIFT_N",
                "u,U",
                "r,R",
                "?,HELP",
                "x,OTHER",
                "^[A,UP",
                "^OA,UP",
                "^[B,DOWN",
                "^[C,RIGHT",
                "^[D,LEFT",
                "^OD,LEFT",
                "^,OTHER",
                "^[,OTHER",
                "^[1;5A,OTHER",
                "^[15~,OTHER",
                "^x,OTHER"
            })
    void aKeyIsReadAsAWhole(String text, Key key) throws IOException {
        assertEquals(key, Key.next(new Typed(text)));
    }

    @Test
    void keysFollowOneAnother() throws IOException {
        Typed typed = new Typed("^[A^[15~pG");
        List<Key> keys = new ArrayList<>();
        for (Key key = Key.next(typed); key != null; key = Key.next(typed)) {
            keys.add(key);
        }
        assertEquals(List.of(Key.UP, Key.OTHER, Key.P, Key.SHIFT_G), keys);
        assertThrows(EOFException.class, () -> Key.next(typed));
    }

    @Test
    void digitsHaveTheirNumbers() throws IOException {
        Typed typed = new Typed("123456789p");
        for (int number = 1; number <= 9; number++) {
            assertEquals(number, Objects.requireNonNull(Key.next(typed)).number());
        }
        assertEquals(0, Objects.requireNonNull(Key.next(typed)).number());
    }

    @Test
    void noKeyIsNone() throws IOException {
        assertNull(Key.next(new Typed("")));
    }
}
