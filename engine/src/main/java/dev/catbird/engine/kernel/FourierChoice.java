package dev.catbird.engine.kernel;

import java.util.Optional;

/** Chooses the steps of transforms as {@link Choice} chooses the other kernels. Thread: any; made once. */
final class FourierChoice {
    static final Optional<FourierKernels> VECTOR = vector();
    static final FourierKernels BEST =
            Choice.MADE.kernels() == Kernels.plain() ? FourierKernels.plain() : VECTOR.orElse(FourierKernels.plain());

    private FourierChoice() {}

    private static Optional<FourierKernels> vector() {
        if (Kernels.vector().isEmpty()) {
            return Optional.empty();
        }
        try {
            Class<?> type = Class.forName("dev.catbird.engine.kernel.VectorFourierKernels");
            return Optional.of((FourierKernels) type.getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }
}
