package dev.catbird.video2sound;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Models that have learnt nothing, of every kind. Thread: any. */
final class SomeModels {
    private SomeModels() {}

    static List<Learnt> all() {
        return List.of(mosaic(), historical(), wavenet());
    }

    private static Looks looks() {
        Looks looks = Looks.empty();
        Arrays.fill(looks.scaling().mean(), 0.25f);
        Arrays.fill(looks.scaling().factor(), 2);
        return looks;
    }

    static Model mosaic() {
        return new Model(looks(), Model.fresh(3), 4.5f, 6, 9);
    }

    static HistoricalModel historical() {
        return new HistoricalModel(HistoricalModel.network(20).randomise(new Random(4)), 0.9f);
    }

    static WaveNetModel wavenet() {
        WaveNet.Shape shape = new WaveNet.Shape(4, 3, 8, MuLaw.CODES, WaveNetModel.CONDITIONS);
        return new WaveNetModel(looks(), new WaveNet(shape).randomise(new Random(5)), 5, 6);
    }
}
