package org.digitalstage.standalone;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.digitalstage.platform.testing.rules.HouseRules;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    @TestFactory
    Stream<DynamicTest> theHouseRulesHold() {
        return HouseRules.ofThisModule().tests();
    }

    /** The rules stand on that module, so it cannot look at itself. */
    @TestFactory
    Stream<DynamicTest> theHouseRulesHoldForTheEmbeddedParts() {
        return HouseRules.of(Path.of("../platform/platform-embedded")).tests();
    }
}
