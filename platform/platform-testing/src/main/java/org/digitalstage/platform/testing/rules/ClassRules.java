package org.digitalstage.platform.testing.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** Rules about compiled classes: who may depend on whom, and what they may be called. */
final class ClassRules {

    private static final String SPRING = "org.springframework.";

    private static final ArchRule CONSTRUCTORS = noFields()
            .should()
            .beAnnotatedWith(SPRING + "beans.factory.annotation.Autowired")
            .orShould()
            .beAnnotatedWith(SPRING + "beans.factory.annotation.Value")
            .orShould()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("jakarta.annotation.Resource")
            .as("what a class needs comes in by its constructor");

    private static final ArchRule NO_BLOCKING = noClasses()
            .should()
            .callMethodWhere(describe("waits for a Mono or a Flux", ClassRules::isBlocking))
            .as("nobody waits for a Mono or a Flux");

    private static final ArchRule ROOMS = noClasses()
            .should()
            .resideInAnyPackage(
                    "..util..",
                    "..utils..",
                    "..helper..",
                    "..helpers..",
                    "..common..",
                    "..manager..",
                    "..impl..",
                    "..dto..",
                    "..base..")
            .as("packages are rooms or subjects");

    private static final ArchRule NAMES = noClasses()
            .should()
            .haveNameMatching(".*[a-z](Utils?|Helpers?|Managers?|Impl|Dto|DTO|Base|Common)$")
            .orShould()
            .haveNameMatching(".*\\.Abstract[A-Z][^.]*$")
            .as("a name says the thing");

    private static final ArchRule PURE_FEATURES = noClasses()
            .that()
            .resideInAnyPackage("..feature..", "..kind..", "org.digitalstage.stage.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("reactor..", "org.reactivestreams..")
            .as("features and kinds know neither Mono nor Flux");

    private static final ArchRule FINAL = classes()
            .that(describe("can be final", ClassRules::canBeFinal))
            .should()
            .haveModifier(JavaModifier.FINAL)
            .as("classes are final");

    static final ArchRule PURE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    SPRING + ".",
                    "reactor..",
                    "org.reactivestreams..",
                    "io.netty..",
                    "com.mongodb..",
                    "org.bson..",
                    "tools.jackson..",
                    "com.fasterxml..",
                    "io.lettuce..",
                    "jakarta..",
                    "org.slf4j..")
            .as("this module imports no framework");

    static final List<ArchRule> ALL = Stream.of(
                    CONSTRUCTORS, NO_BLOCKING, ROOMS, NAMES, PURE_FEATURES, FINAL, ServicesApart.RULE)
            .toList();

    private ClassRules() {}

    private static boolean isBlocking(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        String name = call.getName();
        return owner.startsWith("reactor.core.publisher.")
                && (name.startsWith("block") || name.equals("toIterable") || name.equals("toStream"));
    }

    private static boolean canBeFinal(JavaClass type) {
        return !type.isInterface()
                && !type.isEnum()
                && !type.isRecord()
                && !type.isAnonymousClass()
                && !type.isAnnotation()
                && !type.getModifiers().contains(JavaModifier.ABSTRACT)
                && !type.getModifiers().contains(JavaModifier.SYNTHETIC)
                && type.getSubclasses().isEmpty()
                && !type.getEnclosingClass().map(JavaClass::isEnum).orElse(false)
                && !isProxied(type);
    }

    /** Spring makes subclasses of these. */
    private static boolean isProxied(JavaClass type) {
        return type.isAnnotatedWith(SPRING + "context.annotation.Configuration")
                || type.isAnnotatedWith(SPRING + "boot.autoconfigure.SpringBootApplication");
    }
}
