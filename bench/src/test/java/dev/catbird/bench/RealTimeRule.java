package dev.catbird.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Reads the bytecode of methods marked {@link dev.catbird.engine.RealTime}, and of the methods of the same class that they
 * call, and finds what ArchUnit cannot see: {@code new}, arrays, {@code synchronized}, lambdas, string concatenation,
 * boxing; and the waking of a thread, which takes a lock of the system. From {@code new SomeException} to {@code throw} everything is allowed.
 */
final class RealTimeRule extends ClassVisitor {

    private static final int API = Opcodes.ASM9;
    private static final String ANNOTATION = "Ldev/catbird/engine/RealTime;";
    private static final Set<String> BOXES = Set.of(
            "java/lang/Boolean",
            "java/lang/Byte",
            "java/lang/Short",
            "java/lang/Character",
            "java/lang/Integer",
            "java/lang/Long",
            "java/lang/Float",
            "java/lang/Double");

    /** What is known of a method of the class: whether it is marked, what it does wrong, which neighbours it calls. */
    private static final class Notes {
        private boolean marked;
        private final List<String> violations = new ArrayList<>();
        private final Set<String> neighbours = new TreeSet<>();
    }

    private final Map<String, Notes> methods = new TreeMap<>();
    private String className = "";

    private RealTimeRule() {
        super(API);
    }

    /** What a class file's marked methods, and those they reach in it, do wrong, a line each; how many are reached. */
    record Finding(int reachedMethods, List<String> violations) {}

    static Finding read(URI classFile) {
        RealTimeRule rule = new RealTimeRule();
        try (InputStream in = classFile.toURL().openStream()) {
            new ClassReader(in).accept(rule, ClassReader.SKIP_FRAMES);
        } catch (IOException e) {
            throw new UncheckedIOException(classFile.toString(), e);
        }
        Set<String> reached = rule.reached();
        List<String> violations = reached.stream()
                .flatMap(method -> rule.notes(method).violations.stream())
                .toList();
        return new Finding(reached.size(), violations);
    }

    private Notes notes(String method) {
        return methods.computeIfAbsent(method, name -> new Notes());
    }

    private Set<String> reached() {
        Set<String> reached = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>();
        methods.forEach((method, notes) -> {
            if (notes.marked) {
                open.add(method);
            }
        });
        while (!open.isEmpty()) {
            String method = open.remove();
            if (reached.add(method)) {
                open.addAll(notes(method).neighbours);
            }
        }
        return reached;
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        className = name.replace('/', '.');
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        Notes notes = notes(name + descriptor);
        if ((access & Opcodes.ACC_SYNCHRONIZED) != 0) {
            notes.violations.add(className + "." + name + " is synchronized");
        }
        return new MethodVisitor(API) {
            private boolean throwing;
            private int line;

            @Override
            public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                notes.marked |= annotation.equals(ANNOTATION);
                return null;
            }

            @Override
            public void visitLineNumber(int number, Label start) {
                line = number;
            }

            @Override
            public void visitTypeInsn(int opcode, String type) {
                if (opcode == Opcodes.NEW && (type.endsWith("Exception") || type.endsWith("Error"))) {
                    throwing = true;
                } else if (opcode == Opcodes.NEW) {
                    report("makes a new " + type);
                } else if (opcode == Opcodes.ANEWARRAY) {
                    report("makes an array of " + type);
                }
            }

            @Override
            public void visitIntInsn(int opcode, int operand) {
                if (opcode == Opcodes.NEWARRAY) {
                    report("makes an array");
                }
            }

            @Override
            public void visitMultiANewArrayInsn(String type, int dimensions) {
                report("makes an array " + type);
            }

            @Override
            public void visitInsn(int opcode) {
                if (opcode == Opcodes.MONITORENTER) {
                    report("locks");
                } else if (opcode == Opcodes.ATHROW) {
                    throwing = false;
                }
            }

            @Override
            public void visitMethodInsn(int opcode, String owner, String called, String type, boolean isInterface) {
                if (owner.replace('/', '.').equals(className) && !throwing) {
                    notes.neighbours.add(called + type);
                }
                if (called.equals("unpark") && owner.equals("java/util/concurrent/locks/LockSupport")) {
                    report("wakes a thread");
                }
                if (called.equals("valueOf") && BOXES.contains(owner) && !type.startsWith("(Ljava/lang/String;")) {
                    report("boxes a number into " + owner);
                }
            }

            @Override
            public void visitInvokeDynamicInsn(String called, String type, Handle bootstrap, Object... arguments) {
                report("makes a lambda or concatenates strings");
            }

            private void report(String what) {
                if (!throwing) {
                    notes.violations.add(className + "." + name + " " + what + " at line " + line);
                }
            }
        };
    }
}
