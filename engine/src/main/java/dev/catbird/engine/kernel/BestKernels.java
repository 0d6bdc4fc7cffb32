package dev.catbird.engine.kernel;

/** The kernels that everyone calls. Thread: any; made once. */
final class BestKernels {
    static final Kernels KERNELS;
    static final FourierKernels FOURIER;

    static {
        String wish = System.getProperty("catbird.kernels", "");
        if (wish.equals("plain")) {
            KERNELS = Kernels.plain();
            FOURIER = FourierKernels.plain();
        } else if (wish.equals("vector")) {
            KERNELS = Choice.MADE.kernels();
            FOURIER = FourierChoice.best();
        } else {
            LateFourierKernels fourier = new LateFourierKernels(FourierChoice::best);
            KERNELS = new LateKernels(() -> Choice.MADE.kernels(), fourier).changeLater();
            FOURIER = fourier;
        }
    }

    private BestKernels() {}
}
