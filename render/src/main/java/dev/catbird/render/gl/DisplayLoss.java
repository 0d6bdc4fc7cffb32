package dev.catbird.render.gl;

import static org.lwjgl.glfw.GLFW.GLFW_PLATFORM_X11;
import static org.lwjgl.glfw.GLFW.glfwGetPlatform;

import java.io.Closeable;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.lwjgl.system.APIUtil;
import org.lwjgl.system.Callback;
import org.lwjgl.system.CallbackI;
import org.lwjgl.system.JNI;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.system.libffi.LibFFI;
import org.lwjgl.system.linux.X11;

/**
 * Hears that the X server has gone. Thread: any; the one that meets the loss never comes back, and no other that calls the server does.
 *
 * <p>libX11 calls its handler of such errors on the thread that has met one, with the lock held that everybody's calls wait for, and ends the
 * process as soon as that returns. So it does not return. Every version of the library leaves that way open.
 */
final class DisplayLoss implements Closeable {
    /** {@code int (*)(Display *)}. */
    @FunctionalInterface
    private interface Handler extends CallbackI {
        Callback.Descriptor DESCRIPTOR = new Callback.Descriptor(
                Handler.class,
                MethodHandles.lookup(),
                APIUtil.apiCreateCIF(LibFFI.ffi_type_sint32, LibFFI.ffi_type_pointer));

        @Override
        default Callback.Descriptor getDescriptor() {
            return DESCRIPTOR;
        }

        @Override
        default void callback(long result, long arguments) {
            invoke(MemoryUtil.memGetAddress(MemoryUtil.memGetAddress(arguments)));
        }

        /** Does not return. */
        int invoke(long display);
    }

    private final long setHandler;
    private final long handler;
    private final long before;

    private DisplayLoss(Runnable lost) {
        setHandler = X11.getLibrary().getFunctionAddress("XSetIOErrorHandler");
        Handler notes = display -> {
            try {
                lost.run();
            } finally {
                stayAway();
            }
            return 0;
        };
        handler = notes.address();
        before = JNI.invokePP(handler, setHandler);
    }

    /**
     * From now on {@code lost} is run, on any thread and at most a few times, when the X server has gone; null where the window system, which has been
     * started, is another or its library is not to be found.
     */
    static @Nullable DisplayLoss heardBy(Runnable lost) {
        try {
            return glfwGetPlatform() == GLFW_PLATFORM_X11 ? new DisplayLoss(lost) : null;
        } catch (LinkageError e) {
            return null;
        }
    }

    private static void stayAway() {
        while (true) {
            LockSupport.park();
            // Or it would no longer wait.
            Thread.interrupted();
        }
    }

    /** Ends the process at once: what drivers have for its end might wait for a thread that is lost. */
    static void endProcess(int exitCode) {
        try {
            // libX11 brings the C library with it.
            JNI.invokeV(exitCode, X11.getLibrary().getFunctionAddress("_exit"));
        } catch (LinkageError e) {
            // No X server can have been lost then.
        }
        Runtime.getRuntime().halt(exitCode);
    }

    /** The window system is at its end: losses are as ever again. */
    @Override
    public void close() {
        JNI.invokePP(before, setHandler);
        Callback.free(handler);
    }
}
