package dev.catbird.engine.host.javasound;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;

/** The two lines a host opens, again and again if need be. Thread: any. */
record LineChoice(Side input, Side output) {

    /** One device in one format. The device is looked for by name at each opening: its object is another when it is back. */
    record Side(String name, String description, int rateHz, SampleCode code) {

        static Side of(Mixer.Info mixer, int rateHz, SampleCode code) {
            return new Side(mixer.getName(), mixer.getDescription(), rateHz, code);
        }

        private Mixer mixer() {
            for (Mixer.Info there : AudioSystem.getMixerInfo()) {
                if (there.getName().equals(name) && there.getDescription().equals(description)) {
                    return AudioSystem.getMixer(there);
                }
            }
            throw new IllegalArgumentException("\"" + name + "\" is not there");
        }

        private AudioFormat format() {
            return new AudioFormat(rateHz, code.bits(), code.channels(), true, false);
        }

        /** Throws {@link IllegalArgumentException} too, where the device has gone or never had such a line. */
        TargetDataLine openInput(int bufferFrames) throws LineUnavailableException {
            DataLine.Info wanted = new DataLine.Info(TargetDataLine.class, format());
            TargetDataLine line = (TargetDataLine) mixer().getLine(wanted);
            line.open(format(), bufferFrames * code.frameBytes());
            return line;
        }

        /** As {@link #openInput}. */
        SourceDataLine openOutput(int bufferFrames) throws LineUnavailableException {
            DataLine.Info wanted = new DataLine.Info(SourceDataLine.class, format());
            SourceDataLine line = (SourceDataLine) mixer().getLine(wanted);
            line.open(format(), bufferFrames * code.frameBytes());
            return line;
        }
    }
}
