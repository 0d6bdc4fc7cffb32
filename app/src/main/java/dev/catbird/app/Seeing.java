package dev.catbird.app;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How what is seen chooses what is heard. */
enum Seeing {
    RETRIEVE,
    MOSAIC;

    /** Their names, in any case. */
    static final class Converter implements ITypeConverter<Seeing> {
        @Override
        public Seeing convert(String name) {
            for (Seeing seeing : Seeing.values()) {
                if (seeing.name().equalsIgnoreCase(name)) {
                    return seeing;
                }
            }
            throw new TypeConversionException("'" + name + "' is not known; choose mosaic or retrieve");
        }
    }
}
