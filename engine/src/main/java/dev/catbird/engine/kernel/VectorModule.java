package dev.catbird.engine.kernel;

import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/**
 * Brings the module of the Vector API into this Java. Thread: any, once.
 *
 * <p>Asked for by {@code --add-modules}, it costs every user a warning line at every start, and stops a Java that lacks it.
 * The JDK's own loader of late modules does neither; it needs {@code --add-exports
 * java.base/jdk.internal.module=ALL-UNNAMED}, which every Java from 9 on understands, and where anything about it fails, the
 * plain kernels play.
 */
final class VectorModule {
    private static final String NAME = "jdk.incubator.vector";

    private VectorModule() {}

    /** Null once the module is there, else why it is not. */
    static @Nullable String missing() {
        if (ModuleLayer.boot().findModule(NAME).isPresent()) {
            return null;
        }
        try {
            Class.forName("jdk.internal.module.Modules")
                    .getMethod("loadModule", String.class)
                    .invoke(null, NAME);
            return null;
        } catch (IllegalAccessException e) {
            return "started without --add-exports java.base/jdk.internal.module=ALL-UNNAMED";
        } catch (InvocationTargetException e) {
            return "this Java has no module " + NAME;
        } catch (ReflectiveOperationException | LinkageError e) {
            return "this Java cannot load the module " + NAME;
        }
    }
}
