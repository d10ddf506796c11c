package org.digitalstage.platform.text;

import java.util.stream.Stream;
import org.digitalstage.platform.testing.rules.HouseRules;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    @TestFactory
    Stream<DynamicTest> theHouseRulesHold() {
        return HouseRules.ofThisModule().pure().tests();
    }
}
