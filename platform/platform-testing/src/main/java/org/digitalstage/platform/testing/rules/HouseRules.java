package org.digitalstage.platform.testing.rules;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The rules of {@code CONTRIBUTING.md} that a machine can check, for one module. Its test calls them so:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> theHouseRulesHold() {
 *     return HouseRules.ofThisModule().tests();
 * }
 * }</pre>
 */
public final class HouseRules {

    private final Path module;
    private final List<ArchRule> classRules = new ArrayList<>(ClassRules.ALL);

    private HouseRules(Path module) {
        this.module = module;
    }

    /** The rules for the module whose folder is the current one, as in a Maven build. */
    public static HouseRules ofThisModule() {
        return of(Path.of("").toAbsolutePath());
    }

    /** The rules for the module in this folder; it must be compiled. */
    public static HouseRules of(Path module) {
        return new HouseRules(module);
    }

    /** Also that it imports no framework. */
    public HouseRules pure() {
        return and(ClassRules.PURE);
    }

    /** Also a rule of the module's own. */
    public HouseRules and(ArchRule rule) {
        classRules.add(rule);
        return this;
    }

    /** One test a rule. */
    public Stream<DynamicTest> tests() {
        // What a class depends on is known by its name; reading all of Spring for it would take ten times as long.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        JavaClasses classes = new ClassFileImporter().importPath(module.resolve("target/classes"));
        Stream<DynamicTest> compiled = classRules.stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getDescription(), () -> rule.allowEmptyShould(true).check(classes)));
        Sources main = Sources.in(module.resolve("src/main/java"));
        Sources test = Sources.in(module.resolve("src/test/java"));
        return Stream.concat(compiled, SourceRules.of(main, test));
    }
}
