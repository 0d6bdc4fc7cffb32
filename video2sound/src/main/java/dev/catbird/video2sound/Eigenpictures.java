package dev.catbird.video2sound;

import dev.catbird.engine.RealTime;
import dev.catbird.engine.kernel.Kernels;
import java.util.Random;

/**
 * The few pictures of which, added to a mean picture, others are nearly made (Sirovich and Kirby 1987): the principal components of
 * many small grey pictures. What a picture takes of each of them describes it. Thread: any once made.
 */
final class Eigenpictures {
    static final int COUNT = 12;

    /** So many pictures are enough to find them. */
    private static final int ENOUGH = 2000;

    private static final int TURNS = 40;

    private final float[] mean;
    private final float[][] pictures;

    private Eigenpictures(float[] mean, float[][] pictures) {
        this.mean = mean;
        this.pictures = pictures;
    }

    /** Still without anything in them: to be filled from a file. */
    static Eigenpictures empty() {
        return new Eigenpictures(new float[VisualFeatures.FINE_COUNT], new float[COUNT][VisualFeatures.FINE_COUNT]);
    }

    float[] mean() {
        return mean;
    }

    float[] picture(int number) {
        return pictures[number];
    }

    /** Those of the fine pictures in {@code rows} of features. */
    static Eigenpictures of(float[][] rows) {
        int size = VisualFeatures.FINE_COUNT;
        Eigenpictures found = empty();
        int step = Math.max(1, rows.length / ENOUGH);
        int count = 0;
        for (int r = 0; r < rows.length; r += step) {
            for (int i = 0; i < size; i++) {
                found.mean[i] += rows[r][VisualFeatures.FINE + i];
            }
            count++;
        }
        for (int i = 0; i < size; i++) {
            found.mean[i] /= Math.max(1, count);
        }
        found.turn(covariance(rows, step, found.mean));
        return found;
    }

    private static double[][] covariance(float[][] rows, int step, float[] mean) {
        int size = mean.length;
        double[][] all = new double[size][size];
        double[] off = new double[size];
        for (int r = 0; r < rows.length; r += step) {
            for (int i = 0; i < size; i++) {
                off[i] = rows[r][VisualFeatures.FINE + i] - mean[i];
            }
            for (int i = 0; i < size; i++) {
                for (int k = 0; k < size; k++) {
                    all[i][k] += off[i] * off[k];
                }
            }
        }
        return all;
    }

    /** Subspace iteration: turns random pictures towards where the spread is largest. */
    private void turn(double[][] covariance) {
        int size = mean.length;
        double[][] basis = new double[COUNT][size];
        Random random = new Random(1);
        for (double[] picture : basis) {
            for (int i = 0; i < size; i++) {
                picture[i] = random.nextGaussian();
            }
        }
        for (int turn = 0; turn < TURNS; turn++) {
            for (int p = 0; p < COUNT; p++) {
                double[] next = new double[size];
                for (int i = 0; i < size; i++) {
                    for (int k = 0; k < size; k++) {
                        next[i] += covariance[i][k] * basis[p][k];
                    }
                }
                basis[p] = next;
            }
            orthogonalise(basis);
        }
        for (int p = 0; p < COUNT; p++) {
            for (int i = 0; i < size; i++) {
                pictures[p][i] = (float) basis[p][i];
            }
        }
    }

    /** Gram and Schmidt's way; what is left of nothing is nothing. */
    private static void orthogonalise(double[][] basis) {
        for (int p = 0; p < basis.length; p++) {
            for (int q = 0; q < p; q++) {
                double inner = inner(basis[p], basis[q]);
                for (int i = 0; i < basis[p].length; i++) {
                    basis[p][i] -= inner * basis[q][i];
                }
            }
            double size = Math.sqrt(inner(basis[p], basis[p]));
            for (int i = 0; i < basis[p].length; i++) {
                basis[p][i] = size > 1e-9 ? basis[p][i] / size : 0;
            }
        }
    }

    private static double inner(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    /** How much of each the fine picture in {@code features} takes, to {@code into[offset..]}. {@code room} is overwritten. */
    @RealTime
    void describe(float[] features, float[] into, int offset, float[] room) {
        for (int i = 0; i < mean.length; i++) {
            room[i] = features[VisualFeatures.FINE + i] - mean[i];
        }
        for (int p = 0; p < COUNT; p++) {
            into[offset + p] = Kernels.best().inner(pictures[p], 0, room, 0, mean.length);
        }
    }

    /** The fine picture that takes so much of each, {@code takes[offset..]}, to its place in {@code features}. */
    @RealTime
    void make(float[] takes, int offset, float[] features) {
        for (int i = 0; i < mean.length; i++) {
            float sum = mean[i];
            for (int p = 0; p < COUNT; p++) {
                sum += takes[offset + p] * pictures[p][i];
            }
            features[VisualFeatures.FINE + i] = sum;
        }
    }
}
