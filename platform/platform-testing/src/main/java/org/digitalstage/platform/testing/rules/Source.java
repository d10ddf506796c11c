package org.digitalstage.platform.testing.rules;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * One Java file, as written.
 *
 * @param path where it lies
 * @param lines its text
 * @param types its top-level types
 * @param methods its methods that have a body, those of nested types included
 */
record Source(Path path, List<String> lines, List<Type> types, List<Method> methods) {

    static Source of(JavacTask task, CompilationUnitTree unit) {
        Path path = Path.of(unit.getSourceFile().toUri());
        Scan scan = new Scan(task, unit);
        scan.scan(unit, null);
        return new Source(path, lines(path), scan.types, scan.methods);
    }

    private static List<String> lines(Path path) {
        try {
            return Files.readAllLines(path);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    boolean isPackageInfo() {
        return path.endsWith("package-info.java");
    }

    boolean isIn(String folder) {
        Path parent = path.getParent();
        return parent != null && parent.endsWith(folder);
    }

    /** Where a rule is broken, for people: {@code File.java:12}. */
    String at(int line) {
        return path.getFileName() + ":" + line;
    }

    /** A top-level type. */
    record Type(String name, int line, boolean isPublic, boolean isExplained) {}

    /** A method with a body of so many lines. */
    record Method(String name, int line, int length, boolean isTest) {}

    private static final class Scan extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final List<Type> types = new ArrayList<>();
        private final List<Method> methods = new ArrayList<>();
        private final DocTrees docs;
        private final SourcePositions positions;
        private final CompilationUnitTree unit;

        Scan(JavacTask task, CompilationUnitTree unit) {
            this.docs = DocTrees.instance(task);
            this.positions = docs.getSourcePositions();
            this.unit = unit;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            TreePath here = getCurrentPath();
            if (here.getParentPath().getLeaf().equals(unit)) {
                types.add(new Type(
                        type.getSimpleName().toString(),
                        line(positions.getStartPosition(unit, type)),
                        type.getModifiers().getFlags().contains(Modifier.PUBLIC),
                        docs.getDocComment(here) != null));
            }
            return super.visitClass(type, null);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            long start = method.getBody() == null ? -1 : positions.getStartPosition(unit, method.getBody());
            if (start >= 0) {
                int length = Math.max(line(positions.getEndPosition(unit, method.getBody())) - line(start) - 1, 1);
                methods.add(new Method(method.getName().toString(), line(start), length, isTest(method)));
            }
            return super.visitMethod(method, null);
        }

        private static boolean isTest(MethodTree method) {
            return method.getModifiers().getAnnotations().stream()
                    .map(annotation -> annotation.getAnnotationType().toString())
                    .anyMatch(name ->
                            name.equals("Test") || name.equals("TestFactory") || name.equals("ParameterizedTest"));
        }

        private int line(long position) {
            return (int) unit.getLineMap().getLineNumber(position);
        }
    }
}
