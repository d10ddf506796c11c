package org.digitalstage.stage;

import java.util.stream.Stream;
import org.digitalstage.platform.testing.rules.HouseRules;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    @TestFactory
    Stream<DynamicTest> thisModuleKeepsTheHouseRules() {
        return HouseRules.ofThisModule().tests();
    }
}
