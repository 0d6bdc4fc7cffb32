package dev.catbird.video2sound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What has been learnt of how pictures sound, of any kind. Thread: any; predicting one. */
public sealed interface Learnt permits Model, HistoricalModel, WaveNetModel {

    /** The kinds. */
    enum Kind {
        MOSAIC(1),
        HISTORICAL(2),
        WAVENET(3);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        /** What it is called in files. */
        int number() {
            return number;
        }

        /** Null if what comes is none. */
        @Nullable
        Learnt read(ByteBuffer from) {
            return switch (this) {
                case MOSAIC -> Model.get(from);
                case HISTORICAL -> HistoricalModel.get(from);
                case WAVENET -> WaveNetModel.get(from);
            };
        }

        /** The name for people: mosaic, historical or wavenet. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which kind this is. */
    Kind kind();

    /** Reads a model of any kind. Throws {@link ModelException} if the file is damaged, foreign, or of another version. */
    static Learnt read(Path file) throws IOException {
        return ModelFile.read(file);
    }

    /** Writes it; the file appears when it is whole. */
    default void write(Path file) throws IOException {
        ModelFile.write(this, file);
    }

    /** Writes what is this kind's own. */
    void put(ByteBuffer into);
}
