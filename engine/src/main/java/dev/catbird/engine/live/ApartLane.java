package dev.catbird.engine.live;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.health.HopCounts;
import dev.catbird.engine.health.MatchTimes;
import dev.catbird.engine.match.Combination;
import dev.catbird.engine.match.Extension;
import dev.catbird.engine.match.Matcher;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Has hops explained by another thread, which calls {@link #work}. The delay is the block rounded up to whole hops: all hops of a
 * block are published together, so that is the least that leaves a block's time for their matches. A combination that is not there
 * in time is late for good: what sounded goes on, the hop counts as late, and the matcher, once it is free, passes over what has
 * gone by. Thread: audio but for {@link #work}, which is for the matcher.
 *
 * <p>As long as no hop is late the output is that of {@link InlineLane}, later by the delay.
 */
public final class ApartLane implements HopLane {
    /** Hops that the matcher may be behind before it is not asked any more, beside those of a block. */
    private static final int HOPS_BEHIND = 32;

    /** While a hop is late, what sounds follows the target's loudness, by at most so much per hop. */
    private static final float LOUDER_AT_MOST = 2;

    private final HopRing ring;
    private final HopMatching matching;
    private final HopCounts counts;
    private final Extension extension;
    private final Combination silence = new Combination();
    private final int hopFrames;
    private final int delayFrames;
    private final int blockHops;

    /** Published hops whose moment has not come, in a ring; and hops to publish when the matcher has all of its own. */
    private final Hop[] coming;

    private final Hop[] spares;
    private int first;
    private int count;
    private int sparesUsed;

    private Hop next;
    private Combination combination = silence;
    private long lastFrame;
    private float lastLoudness;
    private volatile long budgetNs;

    /** {@code blockFrames}: the most that the audio thread is given at once. */
    public ApartLane(
            Corpus corpus, Matcher matcher, int blockFrames, LongSupplier clockNs, MatchTimes times, HopCounts counts) {
        this.counts = counts;
        hopFrames = corpus.analysis().hopFrames();
        int windowFrames = corpus.analysis().windowFrames();
        blockHops = (blockFrames + hopFrames - 1) / hopFrames;
        delayFrames = blockHops * hopFrames;
        ring = new HopRing(blockHops + HOPS_BEHIND, windowFrames);
        matching = new HopMatching(matcher, clockNs, times);
        extension = new Extension(corpus);
        coming = new Hop[blockHops + 1];
        spares = new Hop[blockHops + 2];
        for (int i = 0; i < spares.length; i++) {
            spares[i] = new Hop(windowFrames, true);
        }
        next = spares[0];
    }

    @Override
    public int delayFrames() {
        return delayFrames;
    }

    @Override
    public void budget(long ns) {
        budgetNs = ns;
    }

    @Override
    @RealTime
    public Hop next() {
        Hop free = ring.free();
        next = free == null ? spares[sparesUsed % spares.length] : free;
        return next;
    }

    @Override
    @RealTime
    public void publish() {
        Hop hop = next;
        if (hop.spare) {
            sparesUsed = (sparesUsed + 1) % spares.length;
            counts.countUnasked();
        } else {
            hop.askedNs = budgetNs == 0 ? 0 : matching.nowNs();
            ring.ask(hop);
        }
        coming[(first + count) % coming.length] = hop;
        count++;
    }

    @Override
    @RealTime
    public @Nullable Hop due(long frame) {
        if (count == 0 || coming[first].atFrame + delayFrames != frame) {
            return null;
        }
        Hop hop = coming[first];
        first = (first + 1) % coming.length;
        count--;
        boolean inTime = !hop.spare && ring.end(hop);
        if (inTime) {
            combination = hop.combination;
        } else if (hop.quiet) {
            combination = silence;
        } else {
            counts.countLate();
            float louder = lastLoudness > 0 ? Math.min(LOUDER_AT_MOST, hop.loudness / lastLoudness) : 1;
            combination = extension.extend((int) (hop.atFrame - lastFrame), louder);
        }
        if (inTime || hop.quiet) {
            extension.sounds(combination);
        }
        lastFrame = hop.atFrame;
        lastLoudness = hop.loudness;
        return hop;
    }

    @Override
    @RealTime
    public Combination combination() {
        return combination;
    }

    /** Matcher: explains the next hop, or passes over it if its moment has gone by; false if there is none. */
    @RealTime
    public boolean work() {
        Hop hop = ring.question();
        if (hop == null) {
            return false;
        }
        try {
            if (ring.isOver(hop)) {
                counts.countPassed();
                matching.pass(hop);
            } else if (hop.askedNs == 0) {
                matching.match(hop);
            } else {
                long nowNs = matching.nowNs();
                matching.match(hop, nowNs, deadlineNs(hop, nowNs));
            }
        } catch (RuntimeException | Error cause) {
            counts.countFailure(cause);
            matching.forget(hop);
        }
        ring.answer();
        return true;
    }

    /** Its part of the time that is left until the moment of the hops that wait with it. */
    private long deadlineNs(Hop hop, long nowNs) {
        long endNs = hop.askedNs + budgetNs * blockHops;
        int together = Math.max(1, Math.min(blockHops, ring.waiting()));
        return nowNs + Math.max(0, endNs - nowNs) / together;
    }

    /** Whether every hop that was asked about is answered. Thread: any. */
    boolean isIdle() {
        return ring.waiting() == 0;
    }
}
