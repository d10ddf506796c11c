package org.digitalstage.platform.testing.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** Services speak to each other over the wire, never by import. */
final class ServicesApart extends ArchCondition<JavaClass> {

    private static final String ROOT = "org.digitalstage.";
    private static final Set<String> SERVICES = Set.of("auth", "stage", "routers", "gateway");

    static final ArchRule RULE = classes().should(new ServicesApart()).as("services do not import each other");

    private ServicesApart() {
        super("import no other service");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        String own = service(type);
        if (!own.isEmpty()) {
            type.getDirectDependenciesFromSelf().stream()
                    .filter(dependency -> isOther(own, service(dependency.getTargetClass())))
                    .map(Dependency::getDescription)
                    .forEach(text -> events.add(SimpleConditionEvent.violated(type, text)));
        }
    }

    private static boolean isOther(String own, String target) {
        return !target.isEmpty() && !target.equals(own);
    }

    /** The service of a class; empty for the platform and the model, which all may import. */
    private static String service(JavaClass type) {
        String name = type.getPackageName() + ".";
        if (!name.startsWith(ROOT) || name.startsWith(ROOT + "stage.model.")) {
            return "";
        }
        String room = name.substring(ROOT.length(), name.indexOf('.', ROOT.length()));
        return SERVICES.contains(room) ? room : "";
    }
}
