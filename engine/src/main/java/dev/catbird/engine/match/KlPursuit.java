package dev.catbird.engine.match;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.kernel.Kernels;

/**
 * Explains a magnitude spectrum greedily by units of the corpus and pieces that sound already. Thread: matcher; calls
 * allocate nothing.
 *
 * <p>With lambda the sum so far, the distribution w that lowers the divergence from v fastest has the largest &lt;w, v /
 * lambda&gt;: that finds candidates in the corpus. Among the best of them and the sounding pieces decides what each would
 * really be worth, see {@link Mixture#worth}. The unit steepest at first is often not the one that goes furthest.
 */
final class KlPursuit {
    /** Units of a search that are looked at closely. */
    private static final int CANDIDATES = 8;

    /** What lies nearer than this many hops to a chosen piece adds nothing to it. */
    private static final float NEAR_HOPS = 1.5f;

    /** At a continuity of 1 the worth of a piece that goes on counts so many times more. */
    private static final float WORTH_FACTOR = 7.5f;

    /** At a continuity of 1 a piece that goes on counts as if it explained this share of the spectrum besides. */
    private static final float BONUS_SHARE = 0.06f;

    /** At a temperature of 1 a new piece's score is multiplied by e to the throw of the dice times this. */
    private static final double HEAT = 0.5;

    private final Kernels kernels = Kernels.best();
    private final Dice dice = new Dice();
    private float temperature;
    private final UnitSearch search;
    private final Pace pace;
    private final int bins;
    private final int corpusHopFrames;
    private final int nearFrames;
    private final Mixture mixture;
    private final Found found = new Found(CANDIDATES);
    private final float[] roots;
    private final float[] candidate;
    private final float[] levels = new float[Combination.MAX_COUNT];
    private final int[] chosenUnits = new int[Combination.MAX_COUNT];
    private final int[] chosenPieces = new int[Combination.MAX_COUNT];
    private final boolean[] barred = new boolean[Combination.MAX_COUNT];

    KlPursuit(UnitSearch search, AnalysisSettings analysis) {
        this(search, analysis, Pace.free());
    }

    KlPursuit(UnitSearch search, AnalysisSettings analysis, Pace pace) {
        this.search = search;
        this.pace = pace;
        bins = analysis.bins();
        corpusHopFrames = analysis.corpusHopFrames();
        nearFrames = (int) (NEAR_HOPS * analysis.hopFrames());
        mixture = new Mixture(bins);
        roots = new float[bins];
        candidate = new float[bins];
    }

    /** The unit chosen {@code i}-th by the last pursuit, or the one nearest to where a chosen piece goes on. */
    int unit(int i) {
        return chosenUnits[i];
    }

    /** The piece that goes on as the {@code i}-th choice, or -1 for a unit that begins anew. */
    int piece(int i) {
        return chosenPieces[i];
    }

    /** The gain of the {@code i}-th choice: what it explains of the spectrum's sum. */
    float gain(int i) {
        return mixture.gain(i);
    }

    /** What the gains must be multiplied by to keep the power of the spectrum, not the sum of its magnitudes. */
    float powerFactor() {
        return mixture.powerFactor();
    }

    /** The sum of the magnitudes of the {@code i}-th choice. */
    float level(int i) {
        return levels[i];
    }

    /**
     * Makes at most {@code most} choices for {@code magnitudes}, whose sum is {@code level}, and fits their gains; returns
     * how many. The search's priors apply, and what lies near a chosen piece gets a prior of its own. {@code continuity}, 0
     * or more, favours what goes on with a sounding piece. When time gets short, the last choices are made among sounding
     * pieces only.
     */
    @RealTime
    int pursue(float[] magnitudes, float level, int most, Continuations sounding, float continuity) {
        for (int p = 0; p < sounding.count(); p++) {
            barred[p] = sounding.level(p) == 0 || search.priors().of(nearestUnit(sounding.position(p))) < 0;
        }
        mixture.explain(magnitudes, level);
        int count = 0;
        while (count < most) {
            int able = able(sounding);
            boolean searches = pace.searches(count == 0, Math.min(able, most - count - 1));
            if (!searches && (able == 0 || !pace.chooses())) {
                pace.skipped(most - count);
                break;
            }
            found.clear();
            boolean chosen = count == 0
                    ? chooseFirst(searches, magnitudes, level, sounding, continuity)
                    : chooseNext(searches, count, level, sounding, continuity);
            pace.chose(searches, search.wasCut(), chosen && chosenPieces[count] >= 0);
            if (!chosen) {
                break;
            }
            mixture.add();
            count++;
        }
        return count;
    }

    /** New pieces are chosen by chance as well, so much (0..1); at 0 no dice are thrown. */
    @RealTime
    void chance(float heat, int seed) {
        temperature = heat;
        dice.seed(seed);
    }

    private float chance() {
        return temperature == 0 ? 1 : (float) Math.exp(HEAT * temperature * dice.gumbel());
    }

    /** How many pieces may still go on. */
    private int able(Continuations sounding) {
        int able = 0;
        for (int p = 0; p < sounding.count(); p++) {
            able += barred[p] ? 0 : 1;
        }
        return able;
    }

    /** The first choice is what resembles the whole spectrum most, by the coefficient of Bhattacharyya, squared. */
    private boolean chooseFirst(
            boolean searches, float[] magnitudes, float level, Continuations sounding, float continuity) {
        for (int b = 0; b < bins; b++) {
            roots[b] = (float) Math.sqrt(magnitudes[b] / level);
        }
        if (searches) {
            search.mostAlike(roots, found);
        }
        float best = 0;
        int unit = -1;
        for (int f = 0; f < (temperature == 0 ? Math.min(1, found.count()) : found.count()); f++) {
            float score = found.score(f) * chance();
            if (score > best) {
                best = score;
                unit = found.unit(f);
            }
        }
        int piece = -1;
        for (int p = 0; p < sounding.count(); p++) {
            float alike = barred[p] ? 0 : kernels.inner(sounding.roots(p), 0, roots, 0, bins);
            float score = (1 + continuity) * alike * alike;
            if (score > best) {
                best = score;
                piece = p;
            }
        }
        return take(0, piece, unit, sounding);
    }

    private boolean chooseNext(boolean searches, int i, float level, Continuations sounding, float continuity) {
        if (searches) {
            search.mostExplaining(mixture.quotient(), found);
        }
        float best = 0;
        int unit = -1;
        for (int f = 0; f < found.count(); f++) {
            search.distribution(found.unit(f), candidate);
            float worth = search.priors().of(found.unit(f)) * mixture.worth(candidate) * chance();
            if (worth > best) {
                best = worth;
                unit = found.unit(f);
            }
        }
        int piece = -1;
        float factor = 1 + WORTH_FACTOR * continuity;
        float bonus = BONUS_SHARE * continuity * level;
        for (int p = 0; p < sounding.count(); p++) {
            if (!barred[p]) {
                float worth = factor * mixture.worth(sounding.distribution(p)) + bonus;
                if (worth > best) {
                    best = worth;
                    piece = p;
                }
            }
        }
        return take(i, piece, unit, sounding);
    }

    /** Takes a sounding piece, or else a unit, as choice {@code i}; false if there is neither. */
    private boolean take(int i, int piece, int unit, Continuations sounding) {
        if (piece < 0 && unit < 0) {
            return false;
        }
        long position;
        if (piece >= 0) {
            position = sounding.position(piece);
            chosenUnits[i] = nearestUnit(position);
            levels[i] = sounding.level(piece);
            System.arraycopy(sounding.distribution(piece), 0, mixture.next(), 0, bins);
        } else {
            position = (long) unit * corpusHopFrames;
            chosenUnits[i] = unit;
            levels[i] = search.level(unit);
            search.distribution(unit, mixture.next());
        }
        chosenPieces[i] = piece;
        bar(position, sounding);
        return true;
    }

    /** Keeps what lies near a chosen position from being chosen as well. */
    private void bar(long position, Continuations sounding) {
        int nearest = nearestUnit(position);
        for (int unit = nearest - 1; unit <= nearest + 1; unit++) {
            if (Math.abs((long) unit * corpusHopFrames - position) < nearFrames) {
                search.priors().set(unit, -1);
            }
        }
        for (int p = 0; p < sounding.count(); p++) {
            barred[p] |= Math.abs(sounding.position(p) - position) < nearFrames;
        }
    }

    private int nearestUnit(long position) {
        return (int) ((position + corpusHopFrames / 2) / corpusHopFrames);
    }
}
