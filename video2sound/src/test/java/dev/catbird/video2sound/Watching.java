package dev.catbird.video2sound;

import dev.catbird.engine.HopListener;
import dev.catbird.engine.Instrument;
import dev.catbird.engine.corpus.Corpus;
import dev.catbird.engine.match.Matcher;
import dev.catbird.engine.match.PursuitMatcher;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.engine.param.Parameters;

/** Plays a corpus to a film, without a clock. Thread: any. */
final class Watching {
    private Watching() {}

    static float[] play(Corpus corpus, Matcher matcher, Parameters parameters, double seconds) {
        return play(corpus, matcher, parameters, seconds, HopListener.NONE);
    }

    static float[] play(Corpus corpus, Matcher matcher, Parameters parameters, double seconds, HopListener listener) {
        Instrument instrument = Instrument.over(corpus)
                .parameters(parameters)
                .listener(listener)
                .matcher(matcher)
                .build();
        float[] all = new float[(int) (seconds * World.RATE_HZ)];
        float[][] in = new float[2][512];
        float[][] out = new float[2][512];
        for (int at = 0; at < all.length; at += 512) {
            instrument.process(in, out, 512);
            System.arraycopy(out[0], 0, all, at, Math.min(512, all.length - at));
        }
        return all;
    }

    static Matcher mosaic(Corpus corpus, Model model, PictureReader film) {
        PursuitMatcher pursuit = new PursuitMatcher(corpus, false, Instrument.lockFrames(corpus));
        return new MosaicMatcher(corpus, pursuit, model, new FilmSight(film));
    }

    static Matcher retrieve(Corpus corpus, PictureAtlas atlas, PictureReader film) {
        return new RetrieveMatcher(corpus, atlas, new FilmSight(film));
    }
}
