package org.digitalstage.platform.testing.rules;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The Java files of one source folder.
 *
 * @param files each of them, parsed
 */
record Sources(List<Source> files) {

    /** All files below this folder; none if there is no such folder. */
    static Sources in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return new Sources(List.of());
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return parsed(paths.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Sources parsed(List<Path> paths) throws IOException {
        if (paths.isEmpty()) {
            return new Sources(List.of());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(paths));
            return new Sources(StreamSupport.stream(task.parse().spliterator(), false)
                    .map(unit -> Source.of(task, unit))
                    .toList());
        }
    }

    /** All but the descriptions of packages. */
    List<Source> withTypes() {
        return files.stream().filter(file -> !file.isPackageInfo()).toList();
    }

    /** The number below or at which this share of the values lies. */
    static int percentile(List<Integer> values, double share) {
        List<Integer> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
