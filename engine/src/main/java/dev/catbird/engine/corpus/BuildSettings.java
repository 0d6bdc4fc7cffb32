package dev.catbird.engine.corpus;

import dev.catbird.engine.analysis.AnalysisSettings;

/**
 * What a corpus is built to. Thread: any.
 *
 * @param analysis how its sound is measured
 * @param pictures whether pictures are stored; they can be added to a corpus later
 * @param maxPictureWidth pictures wider than this many pixels are scaled down
 * @param maxPictureHeight pictures higher than this many pixels are scaled down
 */
public record BuildSettings(AnalysisSettings analysis, boolean pictures, int maxPictureWidth, int maxPictureHeight) {

    /** The default analysis, with pictures of up to 640 x 640: upright phone video keeps its detail too. */
    public static final BuildSettings DEFAULT = new BuildSettings(AnalysisSettings.DEFAULT, true, 640, 640);

    public BuildSettings {
        if (maxPictureWidth < 16 || maxPictureHeight < 16 || maxPictureWidth > 4096 || maxPictureHeight > 4096) {
            throw new IllegalArgumentException(
                    "picture size " + maxPictureWidth + "x" + maxPictureHeight + "; allowed 16..4096 each way");
        }
    }

    public BuildSettings withAnalysis(AnalysisSettings newAnalysis) {
        return new BuildSettings(newAnalysis, pictures, maxPictureWidth, maxPictureHeight);
    }

    public BuildSettings withPictures(boolean wanted) {
        return new BuildSettings(analysis, wanted, maxPictureWidth, maxPictureHeight);
    }

    public BuildSettings withPictureSize(int maxWidth, int maxHeight) {
        return new BuildSettings(analysis, pictures, maxWidth, maxHeight);
    }
}
