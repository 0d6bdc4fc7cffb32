package dev.catbird.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules of docs/ARCHITECTURE.md for the packages below one root, so that they can be tried on a tree that breaks
 * every one of them.
 */
final class ArchitectureRules {

    private static final List<String> MODULES =
            List.of("engine", "render", "midi", "presets", "video2sound", "app", "bench");

    /** Which modules a module may use; its own always, {@code bench} is free. */
    private static final Map<String, Set<String>> ARROWS = Map.of(
            "engine", Set.of(),
            "render", Set.of("engine"),
            "midi", Set.of("engine"),
            "presets", Set.of("engine"),
            "video2sound", Set.of("engine"),
            "app", Set.of("engine", "render", "midi", "presets", "video2sound"));

    /** Packages of a library, and the only place where they may be named. */
    private static final Map<String, String> LIBRARIES = Map.ofEntries(
            Map.entry("org.bytedeco..", "engine.media.ffmpeg.."),
            Map.entry("org.jcodec..", "engine.media.jcodec.."),
            Map.entry("com.google.gson..", "engine.corpus.."),
            Map.entry("org.jtransforms..", "engine.analysis.."),
            Map.entry("pl.edu.icm.jlargearrays..", "engine.analysis.."),
            Map.entry("org.HdrHistogram..", "engine.health.."),
            Map.entry("jdk.incubator.vector..", "engine.kernel.."),
            Map.entry("javax.sound.sampled..", "engine.host.javasound.."),
            Map.entry("org.jaudiolibs..", "engine.host.jack.."),
            Map.entry("com.sun.jna..", "engine.host.jack.."),
            Map.entry("javax.sound.midi..", "midi.device.."),
            Map.entry("org.lwjgl..", "render.gl.."),
            Map.entry("imgui..", "render.panel.."),
            Map.entry("org.tomlj..", "engine.settings.."),
            Map.entry("com.illposed..", "midi.osc.."),
            Map.entry("picocli..", "app.."),
            Map.entry("me.tongfei..", "app.."),
            Map.entry("org.jline..", "app.."));

    /** Of {@link Math}: what may differ in the last bit from processor to processor. */
    private static final Set<String> LOOSE = Set.of(
            "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "exp", "expm1", "log", "log10", "log1p", "pow",
            "sinh", "cosh", "tanh", "cbrt", "hypot");

    private static final List<Class<?>> BOXES = List.of(
            Boolean.class,
            Byte.class,
            Short.class,
            Character.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class);

    private final String root;

    ArchitectureRules(String root) {
        this.root = root;
    }

    /** Every rule by the name a failing test shows. */
    Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        ARROWS.forEach((module, allowed) -> rules.put(module + " uses only what it may", arrow(module, allowed)));
        LIBRARIES.forEach((library, home) -> rules.put(library + " only in " + home, library(library, home)));
        rules.put("no AWT and no ImageIO in engine", noWindowsInEngine());
        rules.put("static fields are final", staticFieldsAreFinal());
        rules.put("no logging, no System.out", noPrinting());
        rules.put("no cycles in engine", noCycles());
        rules.put("no files, locks, waits on the audio path", audioPathDoesNotWait());
        rules.put("no boxing on the audio path", audioPathDoesNotBox());
        rules.put("a voice sounds the same on any machine", voiceIsStrict());
        return rules;
    }

    private ArchRule arrow(String module, Set<String> allowed) {
        String[] forbidden = MODULES.stream()
                .filter(other -> !other.equals(module) && !allowed.contains(other))
                .map(other -> in(other + ".."))
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(in(module + ".."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .because("the arrows of docs/ARCHITECTURE.md point the other way");
    }

    private ArchRule library(String library, String home) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(in(home), in("bench.."))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because("a library's classes appear in one package only");
    }

    private ArchRule noWindowsInEngine() {
        return noClasses()
                .that()
                .resideInAPackage(in("engine.."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.imageio..", "javax.swing..")
                .because("the engine runs where there is no desktop");
    }

    private ArchRule staticFieldsAreFinal() {
        return fields().that()
                .areStatic()
                .should()
                .beFinal()
                .because("what changes has one owning thread")
                .allowEmptyShould(true);
    }

    private ArchRule noPrinting() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(in("app.."), in("bench.."))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.slf4j..")
                .because("only app talks to people");
    }

    private ArchRule noCycles() {
        return slices().matching(in("engine.(*)..")).should().beFreeOfCycles().allowEmptyShould(true);
    }

    private ArchRule audioPathDoesNotWait() {
        return noClasses()
                .that()
                .resideInAnyPackage(audioPath())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net..", "java.util.concurrent.locks..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.(File.*|.*Stream|.*Reader|.*Writer)")
                .orShould()
                .callMethodWhere(DescribedPredicate.describe("it waits", ArchitectureRules::isWaiting))
                .because("the sound would stop with it")
                .allowEmptyShould(true);
    }

    private static boolean isWaiting(JavaCall<?> call) {
        JavaClass owner = call.getTargetOwner();
        if (owner.isEquivalentTo(Thread.class)) {
            return Set.of("sleep", "join").contains(call.getName());
        }
        return owner.isEquivalentTo(Object.class)
                && Set.of("wait", "notify", "notifyAll").contains(call.getName());
    }

    private ArchRule audioPathDoesNotBox() {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(audioPath())
                .should(new ArchCondition<JavaMethod>("not box numbers") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        for (JavaCall<?> call : method.getMethodCallsFromSelf()) {
                            if (isBoxing(call)) {
                                events.add(SimpleConditionEvent.violated(method, call.getDescription()));
                            }
                        }
                    }
                })
                .allowEmptyShould(true);
    }

    private static boolean isBoxing(JavaCall<?> call) {
        return call.getName().equals("valueOf")
                && BOXES.stream().anyMatch(box -> call.getTargetOwner().isEquivalentTo(box))
                && call.getTarget().getRawParameterTypes().stream().allMatch(JavaClass::isPrimitive);
    }

    /** A recording is replayed to the last bit, also on another kind of processor. */
    private ArchRule voiceIsStrict() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("engine.voice.."), in("engine.record.."))
                .or()
                .haveSimpleName("Smoothed")
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "it may round as the processor does",
                        call -> call.getTargetOwner().isEquivalentTo(Math.class) && LOOSE.contains(call.getName())))
                .because("replays are equal to the last bit: take StrictMath")
                .allowEmptyShould(true);
    }

    private String[] audioPath() {
        return Stream.of("engine.voice..", "engine.match..", "engine.kernel..", "engine.analysis..", "engine.index..")
                .map(this::in)
                .toArray(String[]::new);
    }

    private String in(String packages) {
        return root + "." + packages;
    }
}
