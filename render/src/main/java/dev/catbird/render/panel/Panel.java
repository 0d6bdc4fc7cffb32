package dev.catbird.render.panel;

import dev.catbird.engine.ThreadEnd;
import dev.catbird.render.gl.PanelCanvas;
import dev.catbird.render.gl.PanelWindow;
import dev.catbird.render.gl.WindowException;
import imgui.ImDrawData;
import imgui.ImGui;
import imgui.ImGuiIO;
import imgui.ImGuiStyle;
import imgui.ImVec4;
import imgui.flag.ImGuiBackendFlags;
import imgui.flag.ImGuiCol;
import imgui.flag.ImGuiStyleVar;
import imgui.flag.ImGuiWindowFlags;
import java.io.Closeable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Draws the panel in its window, thirty times a second, less often where that takes long. One in a process: imgui knows no more. Thread: its own,
 * {@value #THREAD}; opened and closed by that of its window.
 */
public final class Panel implements Closeable {
    static final String THREAD = "catbird-panel";

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long TURN_NS = SECOND_NS / 30;
    /** From one picture to the next at most, unless one takes longer than this itself. */
    private static final long SLOWEST_NS = SECOND_NS / 6;

    /** Of the time, this share at most goes into drawing: where there is no graphics card, sound needs the rest. */
    private static final int SHARE = 4;

    private static final float DOUBLE_CLICK_S = 0.5f;
    private static final float LONGEST_S = 0.25f;
    private static final int ROOT_FLAGS = ImGuiWindowFlags.NoDecoration
            | ImGuiWindowFlags.NoMove
            | ImGuiWindowFlags.NoSavedSettings
            | ImGuiWindowFlags.NoBringToFrontOnFocus
            | ImGuiWindowFlags.NoBackground;

    private final PanelWindow window;
    private final PanelView view;
    private final Consumer<String> say;
    private final Thread thread;
    private final ImVec4 clip = new ImVec4();
    private volatile boolean open = true;

    private Panel(PanelWindow window, PanelView view, Consumer<String> say) {
        this.window = window;
        this.view = view;
        this.say = say;
        thread = new Thread(this::run, THREAD);
        thread.setDaemon(true);
    }

    /** Draws a view in a window from now on; {@code say} gets a line if that cannot be, on the panel's thread. */
    public static Panel start(PanelWindow window, PanelView view, Consumer<String> say) {
        Panel panel = new Panel(window, view, say);
        panel.thread.start();
        return panel;
    }

    /** Whether it draws: not if it could not begin, or its window was closed. Thread: any. */
    public boolean running() {
        return thread.isAlive();
    }

    private void run() {
        try {
            PanelCanvas canvas = window.begin();
            try {
                ImGui.createContext();
                try {
                    draw(canvas);
                } finally {
                    ImGui.destroyContext();
                }
            } finally {
                window.end();
            }
        } catch (LinkageError e) {
            say.accept("no panel: there is no library for it on this machine (" + e.getMessage() + ")");
        } catch (WindowException e) {
            say.accept("no panel: " + e.getMessage());
        }
    }

    private void draw(PanelCanvas canvas) {
        ImGuiIO io = ImGui.getIO();
        io.setIniFilename(null);
        // Where pictures come slowly, two clicks take as many of them as ever.
        io.setMouseDoubleClickTime(DOUBLE_CLICK_S);
        io.addBackendFlags(ImGuiBackendFlags.RendererHasVtxOffset);
        PanelInput input = new PanelInput(window.events(), io);
        Fonts fonts = new Fonts(canvas);
        Pen pen = new Pen(fonts);
        PanelFace face = new PanelFace(view, canvas);
        long lastNs = System.nanoTime();
        float styled = 0;
        while (open && !window.closed()) {
            long beganNs = System.nanoTime();
            int width = window.width();
            int height = window.height();
            if (width > 0 && height > 0) {
                float scale = Pen.scale(width, height);
                fonts.fit(scale);
                if (scale != styled) {
                    style(ImGui.getStyle(), scale);
                    styled = scale;
                }
                float passedS = Math.min(LONGEST_S, (float) (beganNs - lastNs) / SECOND_NS);
                lastNs = beganNs;
                io.setDisplaySize(width, height);
                io.setDeltaTime(Math.max(1e-4f, passedS));
                input.take(io);
                ImGui.newFrame();
                compose(pen, face, width, height, scale, passedS);
                ImGui.render();
                canvas.clear(width, height, Ink.GROUND_RGB);
                paint(canvas, ImGui.getDrawData());
                window.show(canvas);
                window.typing(face.typing());
            }
            long tookNs = System.nanoTime() - beganNs;
            LockSupport.parkNanos(Math.max(TURN_NS, Math.min(SLOWEST_NS, SHARE * tookNs)) - tookNs);
        }
    }

    private void compose(Pen pen, PanelFace face, int width, int height, float scale, float passedS) {
        ImGui.setNextWindowPos(0, 0);
        ImGui.setNextWindowSize(width, height);
        ImGui.pushStyleVar(ImGuiStyleVar.WindowPadding, 0, 0);
        ImGui.begin("##panel", ROOT_FLAGS);
        ImGui.popStyleVar();
        pen.begin(scale);
        face.draw(pen, width / scale, height / scale, passedS);
        if (window.helping() && KeyList.draw(pen, width / scale, height / scale)) {
            window.helped();
        }
        ImGui.end();
    }

    private void paint(PanelCanvas canvas, ImDrawData data) {
        for (int list = 0; list < data.getCmdListsCount(); list++) {
            canvas.vertices(data.getCmdListVtxBufferData(list));
            canvas.indices(data.getCmdListIdxBufferData(list));
            for (int command = 0; command < data.getCmdListCmdBufferSize(list); command++) {
                data.getCmdListCmdBufferClipRect(list, command, clip);
                canvas.draw(
                        data.getCmdListCmdBufferTextureId(list, command),
                        data.getCmdListCmdBufferElemCount(list, command),
                        data.getCmdListCmdBufferIdxOffset(list, command),
                        data.getCmdListCmdBufferVtxOffset(list, command),
                        clip.x,
                        clip.y,
                        clip.z,
                        clip.w);
            }
        }
    }

    /** What imgui draws by itself: menus, hints, fields for text. */
    private static void style(ImGuiStyle style, float scale) {
        style.setWindowPadding(10 * scale, 8 * scale);
        style.setWindowRounding(6 * scale);
        style.setWindowBorderSize(0);
        style.setPopupRounding(6 * scale);
        style.setPopupBorderSize(1);
        style.setFrameRounding(4 * scale);
        style.setFramePadding(8 * scale, 5 * scale);
        style.setItemSpacing(8 * scale, 7 * scale);
        style.setColor(ImGuiCol.Text, Ink.TEXT);
        style.setColor(ImGuiCol.TextDisabled, Ink.FAINT);
        style.setColor(ImGuiCol.PopupBg, Ink.rgb(0x1A1F26));
        style.setColor(ImGuiCol.Border, Ink.LINE);
        style.setColor(ImGuiCol.Header, Ink.alpha(Ink.OUTPUT, 0.25f));
        style.setColor(ImGuiCol.HeaderHovered, Ink.HOVERED);
        style.setColor(ImGuiCol.HeaderActive, Ink.HOVERED);
        style.setColor(ImGuiCol.TextSelectedBg, Ink.alpha(Ink.TARGET, 0.35f));
        style.setColor(ImGuiCol.NavHighlight, 0);
    }

    /** Its window has gone, and with it perhaps the thread: tells that to end, and waits for {@code mostMs} only. In place of {@link #close}; thread: any. */
    public void abandon(int mostMs) throws InterruptedException {
        open = false;
        LockSupport.unpark(thread);
        thread.join(mostMs);
    }

    /** Ends the thread and waits until it no longer draws. */
    @Override
    public void close() {
        open = false;
        LockSupport.unpark(thread);
        ThreadEnd.await(thread);
    }
}
