package dev.catbird.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChoiceTest {
    private static final String EXPORTS = "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED";

    /** Started in a Java of its own: says what is chosen there, and what it computes. */
    static final class Probe {
        private Probe() {}

        public static void main(String[] arguments) {
            float[] numbers = new float[300];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = (float) Math.sin(i * i);
            }
            System.out.println(Kernels.description());
            System.out.println(Kernels.best().inner(numbers, 0, numbers, 3, 257));
        }
    }

    private static String place(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .toString();
    }

    /** What the probe says; warnings of Java itself would be among it. */
    private static List<String> launched(String... flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flags));
        command.addAll(List.of(
                "-cp",
                place(Kernels.class) + System.getProperty("path.separator") + place(Probe.class),
                Probe.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        byte[] said = process.getInputStream().readAllBytes();
        assertEquals(0, process.waitFor());
        return new String(said, StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void vectorsAreChosenWithoutAnyWarningOfJava() throws Exception {
        List<String> said = launched(EXPORTS);
        assertTrue(said.get(0).startsWith("Vector API, "), said.toString());
        assertEquals(List.of(said.get(0), said.get(1)), said);
    }

    @Test
    void everyChoiceComputesTheSame() throws Exception {
        String number = launched(EXPORTS).get(1);
        List<String> vector = launched(EXPORTS, "-Dcatbird.kernels=vector");
        assertTrue(vector.get(0).startsWith("Vector API, "), vector.toString());
        assertEquals(number, vector.get(1));
        assertEquals(
                List.of("plain Java (as catbird.kernels says)", number), launched(EXPORTS, "-Dcatbird.kernels=plain"));
        assertEquals(
                List.of(
                        "plain Java: started without "
                                + EXPORTS.replace('=', ' ').replaceFirst(" ALL", "=ALL"),
                        number),
                launched());
    }

    @Test
    void theModuleMayBeAskedForAsUsual() throws Exception {
        assertTrue(launched("--add-modules=jdk.incubator.vector").stream()
                .anyMatch(line -> line.startsWith("Vector API")));
    }

    @Test
    void narrowVectorsAreChosenOnlyIfAskedFor() {
        Kernels kernels = Kernels.vector().orElseThrow();
        Choice.Vector narrow = new Choice.Vector(Kernels.vector(), 2, "");
        assertSame(Kernels.plain(), Choice.choose(null, narrow).kernels());
        assertSame(kernels, Choice.choose("vector", narrow).kernels());
    }

    @Test
    void anUnknownWishIsNamed() {
        Choice choice = Choice.choose("fast", Choice.Vector.missing("none here"));
        assertEquals("plain Java: none here (catbird.kernels=fast is neither plain nor vector)", choice.description());
    }
}
