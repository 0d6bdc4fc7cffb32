package dev.catbird.video2sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Codes: how they are chosen, and what samples they stand for. */
class CodeDiceTest {
    @Test
    void diceOfOneSeedFallAlikeAndColdOnesOnTheLikeliest() {
        float[] codes = new float[MuLaw.CODES];
        for (int c = 0; c < codes.length; c++) {
            codes[c] = (float) Math.sin(c);
        }
        codes[77] = 1.5f;
        CodeDice cold = new CodeDice(1, 0);
        CodeDice one = new CodeDice(1, 1);
        CodeDice same = new CodeDice(1, 1);
        CodeDice other = new CodeDice(2, 1);
        int[] counts = new int[MuLaw.CODES];
        boolean differs = false;
        for (int i = 0; i < 20000; i++) {
            assertEquals(77, cold.choose(codes));
            int chosen = one.choose(codes);
            assertEquals(chosen, same.choose(codes));
            differs |= chosen != other.choose(codes);
            counts[chosen]++;
        }
        assertTrue(differs);
        double all = 0;
        for (float code : codes) {
            all += Math.exp(code);
        }
        assertEquals(Math.exp(1.5) / all, counts[77] / 20000.0, 0.005);
        assertEquals(Math.exp(codes[5]) / all, counts[5] / 20000.0, 0.004);
    }

    @Test
    void samplesAreNearTheirCodes() {
        assertEquals(0, MuLaw.sample(MuLaw.SILENCE));
        assertEquals(MuLaw.SILENCE, MuLaw.code(0));
        for (float sample = -1; sample <= 1; sample += 0.003f) {
            assertEquals(sample, MuLaw.sample(MuLaw.code(sample)), 0.001 + 0.045 * Math.abs(sample));
        }
        for (int code = 0; code < MuLaw.CODES; code++) {
            assertEquals(code, MuLaw.code(MuLaw.sample(code)));
        }
        assertFalse(MuLaw.code(1) > 255 || MuLaw.code(-9) != 0);
    }
}
