package dev.catbird.app;

import dev.catbird.engine.host.DeviceException;
import dev.catbird.engine.host.SoundSystem;
import dev.catbird.engine.host.jack.JackDevices;
import dev.catbird.engine.host.javasound.JavaSoundDevices;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Which sound system shall be used. Thread: any. */
enum Backend {
    /** JACK where a server answers, else Java Sound. */
    AUTO,
    JACK,
    JAVASOUND;

    /** The system, with its devices as they are now. Throws {@link DeviceException} if it is not to be had. */
    SoundSystem open() throws DeviceException {
        if (this == JAVASOUND) {
            return JavaSoundDevices.probe();
        }
        try {
            return JackDevices.probe();
        } catch (DeviceException e) {
            if (this == JACK) {
                throw e;
            }
            return JavaSoundDevices.probe();
        }
    }

    /** Its name in {@code --backend}. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@code --backend}. */
    static final class Converter implements ITypeConverter<Backend> {
        @Override
        public Backend convert(String name) {
            return Arrays.stream(values())
                    .filter(backend -> backend.id().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() ->
                            new TypeConversionException("'" + name + "' is not known; choose auto, jack or javasound"));
        }
    }
}
