package dev.catbird.bench.broken.render;

import java.util.List;

/** Breaks: every library rule at once. */
public final class Libraries {
    private Libraries() {}

    static List<Class<?>> all() {
        return List.of(
                org.bytedeco.javacpp.Pointer.class,
                org.jcodec.common.model.Picture.class,
                com.google.gson.Gson.class,
                org.tomlj.Toml.class,
                com.illposed.osc.OSCMessage.class,
                org.HdrHistogram.Histogram.class,
                org.jtransforms.fft.FloatFFT_1D.class,
                pl.edu.icm.jlargearrays.ConcurrencyUtils.class,
                jdk.incubator.vector.Lanes.class,
                javax.sound.sampled.AudioFormat.class,
                org.jaudiolibs.jnajack.JackPortType.class,
                com.sun.jna.Pointer.class,
                javax.sound.midi.MidiMessage.class,
                org.lwjgl.PointerBuffer.class,
                imgui.ImVec2.class,
                picocli.CommandLine.class,
                me.tongfei.progressbar.ProgressBar.class,
                org.jline.terminal.Terminal.class);
    }
}
