package dev.catbird.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Reads the bytecode of methods marked {@link dev.catbird.engine.RealTime} and finds what ArchUnit cannot see:
 * {@code new}, arrays, {@code synchronized}, lambdas, string concatenation, boxing. From {@code new SomeException} to
 * {@code throw} everything is allowed.
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

    private final List<String> violations = new ArrayList<>();
    private String className = "";
    private int markedMethods;

    private RealTimeRule() {
        super(API);
    }

    /** What a class file's marked methods do wrong, a line each; and how many there are. */
    record Finding(int markedMethods, List<String> violations) {}

    static Finding read(URI classFile) {
        RealTimeRule rule = new RealTimeRule();
        try (InputStream in = classFile.toURL().openStream()) {
            new ClassReader(in).accept(rule, ClassReader.SKIP_FRAMES);
        } catch (IOException e) {
            throw new UncheckedIOException(classFile.toString(), e);
        }
        return new Finding(rule.markedMethods, List.copyOf(rule.violations));
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
        boolean isSynchronized = (access & Opcodes.ACC_SYNCHRONIZED) != 0;
        return new MethodVisitor(API) {
            private boolean marked;
            private boolean throwing;
            private int line;

            @Override
            public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                if (annotation.equals(ANNOTATION)) {
                    marked = true;
                    markedMethods++;
                    if (isSynchronized) {
                        report("is synchronized");
                    }
                }
                return null;
            }

            @Override
            public void visitLineNumber(int number, org.objectweb.asm.Label start) {
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
                if (called.equals("valueOf") && BOXES.contains(owner) && !type.startsWith("(Ljava/lang/String;")) {
                    report("boxes a number into " + owner);
                }
            }

            @Override
            public void visitInvokeDynamicInsn(String called, String type, Handle bootstrap, Object... arguments) {
                report("makes a lambda or concatenates strings");
            }

            private void report(String what) {
                if (marked && !throwing) {
                    violations.add(className + "." + name + " " + what + " at line " + line);
                }
            }
        };
    }
}
