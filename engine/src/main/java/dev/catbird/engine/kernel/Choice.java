package dev.catbird.engine.kernel;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which kernels this Java runs, and why. Thread: any; made once. */
record Choice(Kernels kernels, String description) {

    /** What the Vector API gives: the kernels, or why there are none. */
    record Vector(Optional<Kernels> kernels, int lanes, String reason) {
        static final Vector FOUND = find();

        static Vector missing(String reason) {
            return new Vector(Optional.empty(), 0, reason);
        }

        /** Makes the kernels of the other source folder, which this one cannot name: they are compiled against the module. */
        private static Vector find() {
            String missing = VectorModule.missing();
            if (missing != null) {
                return missing(missing);
            }
            try {
                Class<?> type = Class.forName("dev.catbird.engine.kernel.VectorKernels");
                Kernels kernels = (Kernels) type.getDeclaredConstructor().newInstance();
                return new Vector(
                        Optional.of(kernels),
                        (int) type.getDeclaredField("LANES").get(null),
                        "");
            } catch (InvocationTargetException | LinkageError e) {
                return missing("the Vector API does not start: " + (e.getCause() == null ? e : e.getCause()));
            } catch (ReflectiveOperationException e) {
                return missing("its twin with the Vector API is not in this build");
            }
        }
    }

    static final Choice MADE = choose();

    /** Narrower vectors do not pay. */
    private static final int FEWEST_LANES = 4;

    /** Who wants plain Java does not even get the module of the other. */
    private static Choice choose() {
        String wish = System.getProperty("catbird.kernels");
        return "plain".equals(wish)
                ? new Choice(Kernels.plain(), "plain Java (as catbird.kernels says)")
                : choose(wish, Vector.FOUND);
    }

    static Choice choose(@Nullable String wish, Vector vector) {
        boolean known = wish == null || wish.equals("vector");
        String note = known ? "" : " (catbird.kernels=" + wish + " is neither plain nor vector)";
        if (vector.kernels().isEmpty()) {
            return new Choice(Kernels.plain(), "plain Java: " + vector.reason() + note);
        }
        String lanes = vector.lanes() + " floats at once";
        if (vector.lanes() < FEWEST_LANES && !"vector".equals(wish)) {
            return new Choice(Kernels.plain(), "plain Java: vectors here hold only " + lanes + note);
        }
        return new Choice(vector.kernels().get(), "Vector API, " + lanes + note);
    }
}
