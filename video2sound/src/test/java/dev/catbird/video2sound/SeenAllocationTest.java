package dev.catbird.video2sound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import dev.catbird.engine.Instrument;
import dev.catbird.engine.ProgressListener;
import dev.catbird.engine.host.NullHost;
import dev.catbird.engine.match.Matcher;
import dev.catbird.engine.match.PursuitMatcher;
import dev.catbird.video2sound.LiveSight.Ending;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The audio path allocates nothing where pictures choose: after a warm-up, with what is seen changing all the time. */
class SeenAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int BLOCK_FRAMES = 512;
    private static final int BLOCKS = 400;

    /** Compilation of a hot method now and then allocates on the thread that waits for it: a clean round proves enough. */
    private static final int ROUNDS = 8;

    private static Matcher matcher(boolean both, WorldCorpus corpus, Sight sight) {
        PictureAtlas atlas = PictureAtlas.of(corpus, ProgressListener.SILENT, () -> false);
        PursuitMatcher pursuit = new PursuitMatcher(corpus, false, Instrument.lockFrames(corpus));
        return both
                ? new BothMatcher(corpus, pursuit, atlas, s -> new RetrieveMatcher(corpus, atlas, s), sight, 0.5f)
                : new RetrieveMatcher(corpus, atlas, sight);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void playingToWhatIsSeenAllocatesNothing(boolean both) throws IOException {
        WorldCorpus corpus = new WorldCorpus(new World(3, 4), 25);
        World watched = new World(4, 10);
        try (LiveSight sight = LiveSight.open("film", () -> watched.pictures(25), Ending.AGAIN, true)) {
            Instrument instrument = Instrument.over(corpus)
                    .matcher(matcher(both, corpus, sight))
                    .build();
            NullHost host = new NullHost(BLOCK_FRAMES);
            Random random = new Random(1);
            long self = Thread.currentThread().getId();
            long fewest = Long.MAX_VALUE;
            // The first round is the warm-up.
            for (int round = 0; round <= ROUNDS && fewest > 0; round++) {
                long bytes = 0;
                for (int block = 0; block < BLOCKS; block++) {
                    for (int t = 0; t < BLOCK_FRAMES; t++) {
                        host.input()[0][t] = (float) (block % 50 < 45 ? 0.1 * random.nextGaussian() : 0);
                        host.input()[1][t] = host.input()[0][t];
                    }
                    long before = THREADS.getThreadAllocatedBytes(self);
                    host.run(instrument, 1);
                    bytes += THREADS.getThreadAllocatedBytes(self) - before;
                }
                fewest = round == 0 ? fewest : Math.min(fewest, bytes);
            }
            assertEquals(0, fewest);
        }
    }
}
