package dev.catbird.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final String ROOT = "dev.catbird";
    /** A tree of classes that breaks every rule. */
    private static final String BROKEN_ROOT = "dev.catbird.bench.broken";

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);
    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(BROKEN_ROOT);

    static Stream<Arguments> rules() {
        return of(ROOT);
    }

    static Stream<Arguments> rulesOnTheBrokenTree() {
        return of(BROKEN_ROOT);
    }

    private static Stream<Arguments> of(String root) {
        return new ArchitectureRules(root)
                .all().entrySet().stream().map(rule -> Arguments.of(rule.getKey(), rule.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void ruleHolds(String name, ArchRule rule) {
        rule.check(OURS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rulesOnTheBrokenTree")
    void ruleCanFail(String name, ArchRule rule) {
        assertTrue(rule.evaluate(BROKEN).hasViolation(), name);
    }
}
