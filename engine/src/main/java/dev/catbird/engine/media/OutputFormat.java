package dev.catbird.engine.media;

/**
 * What a new media file holds. Thread: any.
 *
 * @param width picture width in pixels, 0 for sound only; odd sizes are padded by the encoder's writer where it must
 * @param height picture height in pixels, 0 for sound only
 * @param framesPerS pictures per second; ignored for sound only
 * @param rateHz sample rate of the sound, 0 for pictures only
 * @param channels channels of the sound: 1 or 2
 */
public record OutputFormat(int width, int height, double framesPerS, int rateHz, int channels) {

    public OutputFormat {
        if (width < 0 || height < 0 || (width == 0) != (height == 0)) {
            throw new IllegalArgumentException("picture size " + width + "x" + height);
        }
        if (width > 0 && !(framesPerS > 0 && framesPerS <= 1000)) {
            throw new IllegalArgumentException("frame rate " + framesPerS);
        }
        if (rateHz < 0 || (rateHz > 0 && channels != 1 && channels != 2)) {
            throw new IllegalArgumentException("sound " + rateHz + " Hz, " + channels + " channels");
        }
        if (width == 0 && rateHz == 0) {
            throw new IllegalArgumentException("neither pictures nor sound");
        }
    }

    /** Sound only. */
    public static OutputFormat sound(int rateHz, int channels) {
        return new OutputFormat(0, 0, 0, rateHz, channels);
    }

    public boolean hasPictures() {
        return width > 0;
    }

    public boolean hasSound() {
        return rateHz > 0;
    }
}
