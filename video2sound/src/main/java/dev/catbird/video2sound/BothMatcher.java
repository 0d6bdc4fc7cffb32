package dev.catbird.video2sound;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.match.Combination;
import dev.catbird.engine.match.MatchCounts;
import dev.catbird.engine.match.MatchSettings;
import dev.catbird.engine.match.Matcher;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sound drives picture drives sound: one matcher explains what is heard; the pictures of that are seen, together with what is watched,
 * and another plays to them. Thread: matcher; calls allocate nothing.
 *
 * <p>What is chosen is never louder than {@link #MOST} times what was heard within the last moments, measured on the pieces' own
 * sound. So a microphone that hears the speakers closes a loop that loses 3 dB each time round, as long as the way from one to the
 * other does not amplify: it cannot howl, and falls silent when nothing else is heard.
 */
public final class BothMatcher implements Matcher {
    /** Largest gain from what is heard to what is played: -3 dB. */
    static final float MOST = 0.7f;

    /** What was heard counts as long: it has fallen to a third by then. */
    private static final double RELEASE_S = 0.25;

    /** What is seen is played louder than it is stored by no more than this. */
    private static final float LOUDEST = 4;

    /** Pieces of each kind at most. */
    private static final int EACH = Combination.MAX_COUNT / 2;

    private final Matcher hearing;
    private final Matcher seeing;
    private final HeardSight sight;
    private final PieceLevels levels;
    private final float heardShare;
    private final float seenShare;
    private final int rateHz;
    private final Combination heard = new Combination();
    private final Combination seen = new Combination();
    private float recent;

    /**
     * {@code hearing} explains what is heard; {@code seeing} makes a matcher that looks at what it is given; {@code watched} is seen
     * besides, or null; {@code share}, 0..1, is the share of the output's power that is chosen by what is seen.
     */
    public BothMatcher(
            Corpus corpus,
            Matcher hearing,
            PictureAtlas atlas,
            Function<Sight, Matcher> seeing,
            @Nullable Sight watched,
            float share) {
        this.hearing = hearing;
        sight = new HeardSight(corpus, atlas, watched);
        this.seeing = seeing.apply(sight);
        levels = new PieceLevels(corpus);
        heardShare = (float) Math.sqrt(1 - share);
        seenShare = (float) Math.sqrt(share);
        rateHz = corpus.analysis().rateHz();
    }

    @Override
    public MatchCounts counts() {
        return hearing.counts();
    }

    @Override
    @RealTime
    public void rest(Combination into) {
        hearing.rest(heard);
        seeing.rest(seen);
        into.clear();
        recent = 0;
    }

    @Override
    @RealTime
    public void pass(MatchSettings settings) {
        int asked = settings.combination;
        settings.combination = Math.min(asked, EACH);
        hearing.pass(settings);
        seeing.pass(settings);
        settings.combination = asked;
        forget(settings);
    }

    @Override
    @RealTime
    public void match(float[] window, MatchSettings settings, Combination into) {
        int asked = settings.combination;
        settings.combination = Math.min(asked, EACH);
        hearing.match(window, settings, heard);
        sight.hear(heard);
        if (seeing instanceof RetrieveMatcher retrieve) {
            retrieve.shun(heard);
        }
        seeing.match(window, settings, seen);
        settings.combination = asked;
        forget(settings);
        recent = Math.max(recent, rms(window));
        mix(into);
    }

    private void forget(MatchSettings settings) {
        recent *= (float) Math.exp(-settings.stepFrames / (RELEASE_S * rateHz));
    }

    private void mix(Combination into) {
        float most = MOST * recent;
        int room = Math.min(seen.count(), Combination.MAX_COUNT - heard.count());
        levels.clear();
        levels.add(seen, room, 1);
        float stored = levels.rms();
        float louder = stored > 0 ? Math.min(LOUDEST, seenShare * most / stored) : 0;
        levels.clear();
        levels.add(heard, heard.count(), heardShare);
        levels.add(seen, room, louder);
        float all = levels.rms();
        float bound = all > most ? most / all : 1;
        into.clear();
        add(heard, heard.count(), heardShare * bound, into);
        add(seen, room, louder * bound, into);
    }

    private static void add(Combination from, int count, float factor, Combination into) {
        for (int i = 0; i < count; i++) {
            into.add(
                    from.unit(i),
                    from.gain(i) * factor,
                    from.amplitude(i) * factor,
                    from.position(i),
                    from.continues(i));
        }
    }

    private static float rms(float[] samples) {
        float sum = 0;
        for (float s : samples) {
            sum += s * s;
        }
        return (float) Math.sqrt(sum / samples.length);
    }
}
