package dev.catbird.engine.host.javasound;

import dev.catbird.engine.RealTime;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;

/** Lines of Java Sound. Thread: as {@link Lines}. */
final class DeviceLines implements Lines {
    private final TargetDataLine input;
    private final SourceDataLine output;
    private final SampleCode inputCode;
    private final SampleCode outputCode;

    private DeviceLines(TargetDataLine input, SourceDataLine output, SampleCode inputCode, SampleCode outputCode) {
        this.input = input;
        this.output = output;
        this.inputCode = inputCode;
        this.outputCode = outputCode;
    }

    /** Opens both, or none. */
    static DeviceLines open(LineChoice choice, int bufferFrames) throws LineUnavailableException {
        TargetDataLine input = choice.input().openInput(bufferFrames);
        try {
            SourceDataLine output = choice.output().openOutput(bufferFrames);
            return new DeviceLines(
                    input, output, choice.input().code(), choice.output().code());
        } catch (LineUnavailableException | RuntimeException e) {
            input.close();
            throw e;
        }
    }

    @Override
    public SampleCode inputCode() {
        return inputCode;
    }

    @Override
    public SampleCode outputCode() {
        return outputCode;
    }

    @Override
    public int inputBufferFrames() {
        return input.getBufferSize() / inputCode.frameBytes();
    }

    @Override
    public int outputBufferFrames() {
        return output.getBufferSize() / outputCode.frameBytes();
    }

    @Override
    public void startInput() {
        input.start();
    }

    @Override
    public void startOutput() {
        output.start();
    }

    @Override
    @RealTime
    public int readableFrames() {
        return input.available() / inputCode.frameBytes();
    }

    @Override
    @RealTime
    public int writableFrames() {
        return output.available() / outputCode.frameBytes();
    }

    @Override
    @RealTime
    public int read(byte[] bytes, int offset, int count) {
        return input.read(bytes, offset, count);
    }

    @Override
    @RealTime
    public int write(byte[] bytes, int offset, int count) {
        return output.write(bytes, offset, count);
    }

    @Override
    public void close() {
        output.close();
        input.close();
    }
}
