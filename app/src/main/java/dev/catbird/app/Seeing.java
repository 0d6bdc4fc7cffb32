package dev.catbird.app;

import dev.catbird.video2sound.HistoricalSound;
import dev.catbird.video2sound.Learnt;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** How what is seen chooses what is heard. Thread: any. */
enum Seeing {
    RETRIEVE(null, null),
    MOSAIC(Learnt.Kind.MOSAIC, null),
    RAW(Learnt.Kind.HISTORICAL, HistoricalSound.Rendering.RAW),
    WINDOW(Learnt.Kind.HISTORICAL, HistoricalSound.Rendering.WINDOW),
    CLOUD(Learnt.Kind.HISTORICAL, HistoricalSound.Rendering.CLOUD),
    WAVENET(Learnt.Kind.WAVENET, null);

    /** What must have been learnt for it; null: nothing. */
    private final Learnt.@Nullable Kind kind;

    private final HistoricalSound.@Nullable Rendering rendering;

    Seeing(Learnt.@Nullable Kind kind, HistoricalSound.@Nullable Rendering rendering) {
        this.kind = kind;
        this.rendering = rendering;
    }

    /** Their names, in any case. */
    static final class Converter implements ITypeConverter<Seeing> {
        @Override
        public Seeing convert(String name) {
            for (Seeing seeing : Seeing.values()) {
                if (seeing.name().equalsIgnoreCase(name)) {
                    return seeing;
                }
            }
            String names = Arrays.stream(values()).map(Seeing::toString).collect(Collectors.joining(", "));
            throw new TypeConversionException("'" + name + "' is not known; choose one of " + names);
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How the historical network is heard; only for those that hear it. */
    HistoricalSound.@Nullable Rendering rendering() {
        return rendering;
    }

    /** The way to see with that, if nobody says otherwise. */
    static Seeing usual(@Nullable Learnt learnt) {
        return learnt == null
                ? RETRIEVE
                : switch (learnt.kind()) {
                    case MOSAIC -> MOSAIC;
                    case HISTORICAL -> RAW;
                    case WAVENET -> WAVENET;
                };
    }

    /** Throws {@link ParameterException} unless what was learnt is what it takes. */
    void check(CommandLine line, @Nullable Path model, @Nullable Learnt learnt) {
        if (kind == null) {
            if (learnt != null) {
                throw new ParameterException(line, "--mode " + this + " has no use for --model");
            }
        } else if (learnt == null) {
            String network = kind == Learnt.Kind.MOSAIC ? "" : " --network " + kind;
            throw new ParameterException(
                    line,
                    "--mode " + this + " needs --model NAME.v2s; learn one with: catbird learn-picture VIDEO..."
                            + network + " -o NAME.v2s");
        } else if (learnt.kind() != kind) {
            throw new ParameterException(
                    line,
                    "--mode " + this + " needs a " + kind + " model, but " + model + " is a " + learnt.kind() + " one");
        }
    }
}
