package dev.catbird.engine.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PriorsTest {
    private final Priors priors = new Priors(5);

    private void assertFactors(float... expected) {
        for (int u = 0; u < expected.length; u++) {
            assertEquals(expected[u], priors.of(u), "unit " + u);
        }
    }

    @Test
    void aFactorLastsUntilItIsForgotten() {
        priors.set(1, 0.3f);
        priors.set(1, 0.5f);
        priors.set(4, -1);
        assertFactors(1, 0.5f, 1, 1, -1);
        priors.forget();
        assertFactors(1, 1, 1, 1, 1);
    }

    @Test
    void aRetiredUnitStaysOutWhateverIsSetOrForgotten() {
        priors.set(2, 0.3f);
        priors.retire(2);
        priors.retire(3);
        priors.set(3, 0.7f);
        assertFactors(1, 1, -1, -1, 1);
        priors.forget();
        assertFactors(1, 1, -1, -1, 1);
        priors.readmit();
        assertFactors(1, 1, 1, 1, 1);
        priors.set(3, 0.7f);
        assertFactors(1, 1, 1, 0.7f, 1);
    }

    @Test
    void numbersThatAreNoUnitsArePassedOver() {
        priors.set(-1, 0);
        priors.set(5, 0);
        priors.forget();
        assertFactors(1, 1, 1, 1, 1);
    }
}
