package dev.catbird.engine.record;

import dev.catbird.engine.Mode;
import dev.catbird.engine.analysis.AnalysisSettings;
import java.nio.file.Path;
import java.time.Instant;

/**
 * What was played, and on what. Thread: any.
 *
 * @param program who recorded it, with its version
 * @param began when
 * @param devices what was listened to and played on, for people
 * @param corpus the corpus or video that was given
 * @param corpusSources how many videos the corpus had
 * @param corpusSound identity of their sound, see {@code MappedCorpus.soundIdentity}
 * @param mode the matcher's job
 * @param analysis rate, window and hops
 * @param matchDelayFrames how much later than after the lookahead grains start
 */
public record Performance(
        String program,
        Instant began,
        String devices,
        Path corpus,
        int corpusSources,
        String corpusSound,
        Mode mode,
        AnalysisSettings analysis,
        int matchDelayFrames) {}
