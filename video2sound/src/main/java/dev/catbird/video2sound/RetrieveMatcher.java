package dev.catbird.video2sound;

import dev.catbird.engine.Instrument;
import dev.catbird.engine.RealTime;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.match.Combination;
import dev.catbird.engine.match.Dice;
import dev.catbird.engine.match.MatchCounts;
import dev.catbird.engine.match.MatchSettings;
import dev.catbird.engine.match.Matcher;
import dev.catbird.engine.match.PhaseLock;

/**
 * Plays the sound of the pictures that look most like what is seen. Thread: matcher; calls allocate nothing.
 *
 * <p>A picture is looked up once, when it appears. A piece that was chosen plays on along its source as long as the pictures it
 * passes are not much less like what is seen than the best there is; then it fades while another rises. So nothing is cut at the
 * rate of the pictures, and a movement that the corpus knows is played through as a whole.
 */
public final class RetrieveMatcher implements Matcher {
    private static final double RISE_S = 0.012;
    private static final double FALL_S = 0.045;
    private static final float GONE = 0.003f;

    /** Pieces that sound, and those that still fade. */
    private final Pieces pieces;

    private final Corpus corpus;
    private final PictureAtlas atlas;
    private final Sight sight;
    private final PhaseLock phaseLock;
    private final Recency recency;
    private final Dice dice = new Dice();
    private final MatchCounts counts = new MatchCounts();
    private final Drift drift = new Drift(Looks.KINDS);
    private final float[] scaled = new float[Network.padded(Looks.COUNT)];
    private final float[] unlike;
    private final float[] left;
    private final float[] right;
    private final int rateHz;
    private final int hopFrames;
    private final int windowFrames;
    private final long[] shunned = new long[Combination.MAX_COUNT];
    private int shunnedCount;
    private long seen;
    private double seenS;
    private float best;
    private boolean resting = true;

    /** For a corpus with pictures, of which {@code atlas} was made. */
    public RetrieveMatcher(Corpus corpus, PictureAtlas atlas, Sight sight) {
        this.corpus = corpus;
        this.atlas = atlas;
        this.sight = sight;
        rateHz = corpus.analysis().rateHz();
        hopFrames = corpus.analysis().corpusHopFrames();
        windowFrames = corpus.analysis().windowFrames();
        phaseLock = new PhaseLock(corpus, Instrument.lockFrames(corpus));
        recency = new Recency(corpus, rateHz);
        pieces = new Pieces();
        unlike = new float[atlas.count()];
        left = new float[windowFrames];
        right = new float[windowFrames];
    }

    @Override
    public boolean hears() {
        return false;
    }

    @Override
    public MatchCounts counts() {
        return counts;
    }

    @Override
    @RealTime
    public void rest(Combination into) {
        into.clear();
        pieces.clear();
        resting = true;
    }

    @Override
    @RealTime
    public void pass(MatchSettings settings) {
        pieces.advance(settings.stepFrames);
    }

    @Override
    @RealTime
    public void match(float[] window, MatchSettings settings, Combination into) {
        into.clear();
        dice.seed(settings.seed);
        if (resting) {
            dice.reset();
            resting = false;
        }
        long number = sight.look((double) settings.atFrame / rateHz);
        if (number == 0) {
            return;
        }
        if (number != seen) {
            seen = number;
            compare();
        }
        release(settings);
        while (pieces.held() < Math.min(settings.combination, Pieces.MOST_HELD) && begin(settings)) {
            // One after the other, each apart from those before.
        }
        play(settings, into);
    }

    /** No piece begins or goes on within a second of where these are, until the next call. */
    @RealTime
    void shun(Combination others) {
        shunnedCount = others.count();
        for (int i = 0; i < shunnedCount; i++) {
            shunned[i] = others.position(i);
        }
    }

    private boolean isShunned(long position) {
        for (int i = 0; i < shunnedCount; i++) {
            if (Math.abs(shunned[i] - position) < rateHz) {
                return true;
            }
        }
        return false;
    }

    private void compare() {
        double since = Math.min(1, Math.max(0, sight.timeS() - seenS));
        seenS = sight.timeS();
        atlas.scale(sight.features(), scaled);
        if (sight.features()[VisualFeatures.WHOLE + 1] > 0.01f) {
            drift.see(scaled, since);
        }
        drift.remove(scaled);
        atlas.compare(scaled, unlike);
        best = Float.POSITIVE_INFINITY;
        for (int p = 0; p < unlike.length; p++) {
            if (unlike[p] < best && !isShunned(atlas.firstFrame(p))) {
                best = unlike[p];
            }
        }
    }

    /** How unlike what a piece plays now is. */
    private float cost(int piece) {
        int picture = corpus.pictures().pictureAt(pieces.position(piece));
        return picture < 0 ? Float.POSITIVE_INFINITY : unlike[picture];
    }

    /** Lets go of the pieces that have come too far from what is seen, or to the end of their video or of sound. */
    private void release(MatchSettings settings) {
        float bearable = best * (1 + settings.continuity) + 0.04f * settings.continuity * (float) atlas.usual();
        int oneTooMany = settings.combination;
        for (int i = 0; i < pieces.count(); i++) {
            if (pieces.isHeld(i)
                    && (!(cost(i) <= bearable)
                            || !inside(pieces.position(i))
                            || isShunned(pieces.position(i))
                            || --oneTooMany < 0)) {
                pieces.release(i);
            }
        }
    }

    private boolean inside(long position) {
        if (position < 0) {
            return false;
        }
        long last = (position + windowFrames) / hopFrames;
        return last < corpus.unitCount() && corpus.unitLevel((int) (position / hopFrames)) > 0;
    }

    /** Begins another piece; false if there is none, or no room. */
    private boolean begin(MatchSettings settings) {
        double least = Double.POSITIVE_INFINITY;
        int chosen = -1;
        double scale = 0.05 * atlas.usual();
        for (int p = 0; p < unlike.length; p++) {
            // With chance the best still is by far the likeliest; what is hopeless needs no dice.
            if (unlike[p] < best + 8 * scale) {
                double cost = unlike[p] + settings.novelty * scale * 4 * recency.of(p, settings.atFrame);
                if (settings.temperature > 0) {
                    cost -= settings.temperature * scale * dice.gumbel();
                }
                if (cost < least
                        && !pieces.isNear(atlas.firstFrame(p), rateHz / 4)
                        && !isShunned(atlas.firstFrame(p))
                        && inside(atlas.firstFrame(p))) {
                    least = cost;
                    chosen = p;
                }
            }
        }
        if (chosen < 0 || !pieces.hasRoom()) {
            return false;
        }
        long position = atlas.firstFrame(chosen);
        int polarity = 1;
        int loudest = pieces.loudest();
        if (loudest >= 0) {
            corpus.readSound(pieces.position(loudest), left, right, 0, windowFrames);
            for (int t = 0; t < windowFrames; t++) {
                left[t] = pieces.polarity(loudest) * 0.5f * (left[t] + right[t]);
            }
            phaseLock.lock(left, position, settings.lockFrames);
            position = Math.max(0, phaseLock.position());
            polarity = phaseLock.polarity();
        }
        pieces.add(position, polarity);
        return true;
    }

    private void play(MatchSettings settings, Combination into) {
        double seconds = (double) settings.stepFrames / rateHz;
        float scale = 0.1f * (float) atlas.usual();
        float squares = 0;
        for (int i = 0; i < pieces.count(); i++) {
            float wanted = pieces.isHeld(i) ? (float) Math.exp(-(cost(i) - best) / (2 * scale)) : 0;
            pieces.want(i, wanted);
            squares += wanted * wanted;
        }
        float all = squares > 0 ? 1 / (float) Math.sqrt(squares) : 0;
        pieces.glide(all, 1 - Math.exp(-seconds / RISE_S), 1 - Math.exp(-seconds / FALL_S), GONE);
        for (int i = 0; i < pieces.count() && into.count() < Combination.MAX_COUNT; i++) {
            long position = pieces.position(i);
            int unit = (int) Math.min(corpus.unitCount() - 1L, Math.max(0, (position + hopFrames / 2) / hopFrames));
            float gain = pieces.gain(i);
            into.add(unit, gain * corpus.unitLevel(unit), gain * pieces.polarity(i), position, pieces.isOld(i));
            recency.heard(position, settings.atFrame);
        }
        pieces.advance(settings.stepFrames);
    }
}
