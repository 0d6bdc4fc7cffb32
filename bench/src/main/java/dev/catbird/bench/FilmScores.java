package dev.catbird.bench;

import dev.catbird.engine.analysis.AnalysisSettings;
import dev.catbird.engine.media.MadePictures;
import dev.catbird.engine.media.MediaLibrary;
import dev.catbird.engine.media.PictureReader;
import dev.catbird.engine.media.SoundReader;
import dev.catbird.engine.media.ffmpeg.FfmpegLibrary;
import dev.catbird.video2sound.FilmSight;
import dev.catbird.video2sound.Learning;
import dev.catbird.video2sound.Lesson;
import dev.catbird.video2sound.Model;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What a model that has learnt from the first half of a film knows of the second: {@code FilmScores VIDEO...}. Beside it the mean sound
 * of the first half, and silence; and the time that learning took, of all cores together. Thread: main.
 */
public final class FilmScores {
    private FilmScores() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws IOException {
        MediaLibrary library = FfmpegLibrary.load();
        Path folder = Files.createTempDirectory("catbird-scores");
        for (String name : args) {
            Path video = Path.of(name);
            double half = library.probe(video).durationS() / 2;
            Lesson first = lesson(library, video, 0, half);
            Lesson second = lesson(library, video, half, 2 * half);
            double began = cpuS();
            Learning learning = new Learning(List.of(first), 1);
            Model model = learning.learn(
                    folder.resolve("unfinished"), (round, most, learnt, held, unit, leftS) -> {}, () -> false);
            double learnS = cpuS() - began;
            Learning.Score score = learning.score(model, second);
            System.out.printf(
                    Locale.ROOT,
                    "%s: second half %.1f dB, mean %.1f, silence %.1f; held out of the first %.1f, mean %.1f, silence %.1f;"
                            + " %.0f s seen, learnt in %.1f s of CPU%n",
                    video.getFileName(),
                    score.modelDb(),
                    score.meanDb(),
                    score.silentDb(),
                    model.errorDb(),
                    model.meanDb(),
                    model.silentDb(),
                    first.seenS(),
                    learnS);
        }
        Files.delete(folder);
    }

    private static double cpuS() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                * 1e-9;
    }

    private static Lesson lesson(MediaLibrary library, Path video, double fromS, double toS) throws IOException {
        AnalysisSettings analysis = AnalysisSettings.DEFAULT;
        try (PictureReader pictures = library.openPictures(video, FilmSight.PIXELS, FilmSight.PIXELS);
                SoundReader sound = library.openSound(video, analysis.rateHz())) {
            long skip = Math.round(fromS * analysis.rateHz());
            float[][] sides = new float[2][4096];
            while (skip > 0) {
                int got = sound.read(sides[0], sides[1], 0, (int) Math.min(4096, skip));
                if (got < 0) {
                    break;
                }
                skip -= got;
            }
            return Lesson.of(part(pictures, fromS, toS), sound, analysis, () -> false);
        }
    }

    /** The pictures of a film from a time on, to another. */
    private static PictureReader part(PictureReader film, double fromS, double toS) {
        return MadePictures.of(film, into -> {
            boolean more = film.read(into);
            while (more && into.timeS() < fromS) {
                more = film.read(into);
            }
            double timeS = into.timeS();
            into.timeS(timeS - fromS);
            return more && timeS < toS;
        });
    }
}
