package org.digitalstage.routers;

import java.util.stream.Stream;
import org.digitalstage.platform.testing.rules.HouseRules;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    @TestFactory
    Stream<DynamicTest> theHouseRulesHold() {
        return HouseRules.ofThisModule().tests();
    }
}
