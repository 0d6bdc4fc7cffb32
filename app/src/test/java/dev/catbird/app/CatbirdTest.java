package dev.catbird.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.catbird.engine.kernel.Kernels;
import dev.catbird.engine.param.Parameter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CatbirdTest {

    private final Captured captured = new Captured(false);

    private int run(String... args) {
        return captured.run(Map.of(), args);
    }

    @Test
    void versionIsTheOneOfTheBuild() {
        assertEquals(0, run("--version"));
        assertTrue(captured.out().matches("catbird \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R"), captured.out());
    }

    @Test
    void helpNamesEveryCommand() {
        assertEquals(0, run("--help"));
        assertTrue(captured.out().contains("doctor"), captured.out());
        assertEquals("", captured.err());
    }

    @Test
    void doctorNamesTheKernelsInUse() {
        run("doctor");
        assertTrue(captured.out().contains(" kernels  " + Kernels.description()), captured.out());
    }

    @Test
    void everyCommandHasHelp() {
        assertEquals(0, run("doctor", "--help"));
        assertTrue(captured.out().startsWith("Usage: catbird doctor"), captured.out());
    }

    @ParameterizedTest
    @EnumSource(Parameter.class)
    void everyParameterIsAnOptionOfRender(Parameter parameter) {
        assertEquals(2, run("render", "nothing.mp4", "nothing.wav", "-o", "out.wav", "--" + parameter.id(), "1e9"));
        assertTrue(
                captured.err().startsWith("catbird: --" + parameter.id() + " 1")
                        && captured.err().contains(" is not allowed"),
                captured.err());
    }

    @Test
    void aWordForANumberIsSaidSo() {
        assertEquals(2, run("render", "nothing.mp4", "nothing.wav", "-o", "out.wav", "--combination", "many"));
        assertEquals(
                "catbird: invalid value for option '--combination': 'many' is not a number",
                captured.err().strip());
    }

    @Test
    void anEmptyNameIsNoFile() {
        assertEquals(2, run("render", "nothing.mp4", "", "-o", "out.wav"));
        assertTrue(captured.err().contains("'' is not the name of a file"), captured.err());
    }

    @Test
    void missingOutputPointsToTheHelp() {
        assertEquals(2, run("render", "nothing.mp4", "nothing.wav"));
        assertEquals(
                "catbird: missing required option: '--output=OUT'; catbird render --help shows how",
                captured.err().strip());
    }

    @Test
    void aMisspeltOptionIsToldBeforeThatItIsMissing() {
        assertEquals(2, run("render", "nothing.mp4", "nothing.wav", "--outptu=o.wav"));
        assertEquals(
                "catbird: unknown option '--outptu=o.wav'; did you mean --output?",
                captured.err().strip());
    }

    @ParameterizedTest
    @CsvSource({
        "--trace, target.wav",
        "--trace, corpus.mp4",
        "--trace, ./out.mp4",
        "--sheet, corpus.png",
        "--sheet, trace.png"
    })
    void nothingIsWrittenOverAnInputOrAnotherOutput(String option, String file) {
        String corpus = file.equals("corpus.png") ? file : "corpus.mp4";
        String[] args = {"render", corpus, "target.wav", "-o", "out.mp4", option, file};
        if (file.equals("trace.png")) {
            args = new String[] {"render", corpus, "target.wav", "-o", "out.mp4", "--trace", file, option, file};
        }
        assertEquals(2, run(args));
        assertEquals(
                "catbird: " + file + " would be overwritten; choose another name for the output",
                captured.err().strip());
    }

    @Test
    void contactSheetsArePng() {
        assertEquals(2, run("render", "nothing.mp4", "nothing.wav", "-o", "out.mp4", "--sheet", "sheet.jpg"));
        assertEquals(
                "catbird: --sheet sheet.jpg must end in .png", captured.err().strip());
    }

    @Test
    void misspeltCommandIsAnsweredWithTheNearest() {
        assertEquals(2, run("docter"));
        assertEquals(
                "catbird: unknown command 'docter'; did you mean doctor?",
                captured.err().strip());
    }

    @Test
    void misspeltOptionIsAnsweredWithTheNearest() {
        assertEquals(2, run("doctor", "--debgu"));
        assertEquals(
                "catbird: unknown option '--debgu'; did you mean --debug?",
                captured.err().strip());
    }

    @Test
    void optionLikeNothingElseIsAnsweredWithWhereToLook() {
        assertEquals(2, run("doctor", "--qqqqqqqqq"));
        assertEquals(
                "catbird: unknown option '--qqqqqqqqq'; catbird doctor --help lists what there is",
                captured.err().strip());
    }

    @Test
    void strayArgumentIsNamed() {
        assertEquals(2, run("doctor", "video.mp4"));
        assertTrue(captured.err().startsWith("catbird: unexpected argument 'video.mp4'"), captured.err());
    }

    @Test
    void noCommandIsBadUsage() {
        assertEquals(2, run());
        assertEquals(
                "catbird: a command is missing; catbird --help lists them",
                captured.err().strip());
    }
}
