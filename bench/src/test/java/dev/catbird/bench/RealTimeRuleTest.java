package dev.catbird.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.catbird.bench.broken.engine.voice.Noisy;
import dev.catbird.engine.Instrument;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealTimeRuleTest {

    private static URI file(JavaClass type) {
        return type.getSource().orElseThrow().getUri();
    }

    private static RealTimeRule.Finding noisy() {
        return RealTimeRule.read(file(new ClassFileImporter().importClass(Noisy.class)));
    }

    @Test
    void theInstrumentIsMarked() {
        long reached = RealTimeRule.read(file(new ClassFileImporter().importClass(Instrument.class)))
                .reachedMethods();
        assertTrue(reached > 1, "only " + reached + " methods are reached");
    }

    @Test
    void markedMethodsNeitherAllocateNorLock() {
        List<String> violations = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.catbird").stream()
                        .flatMap(type -> RealTimeRule.read(file(type)).violations().stream())
                        .toList();
        assertEquals(List.of(), violations);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "makesObject | makes a new java/lang/Object",
                "makesArray | makes an array",
                "makesArrayOfObjects | makes an array of java/lang/String",
                "makesMatrix | makes an array [[F",
                "locks | locks",
                "locksWhole | is synchronized",
                "makesLambda | makes a lambda or concatenates strings",
                "concatenates | makes a lambda or concatenates strings",
                "boxes | boxes a number into java/lang/Integer",
                "wakes | wakes a thread",
                "allocatesAfterThrowing | makes an array",
                "helps | makes an array of java/lang/Integer",
            })
    void eachSinIsFound(String method, String sin) {
        long found = noisy().violations().stream()
                .filter(line -> line.startsWith(Noisy.class.getName() + "." + method + " " + sin))
                .count();
        assertEquals(1, found, noisy().violations().toString());
    }

    @Test
    void innocentAndUnmarkedMethodsAreLeftAlone() {
        assertEquals(12, noisy().violations().size(), noisy().violations().toString());
        assertEquals(14, noisy().reachedMethods());
    }
}
