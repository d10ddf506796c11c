package org.digitalstage.platform.journal;

import java.util.stream.Stream;
import org.digitalstage.platform.testing.rules.HouseRules;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class ArchitectureTest {

    @TestFactory
    Stream<DynamicTest> theHouseRulesHold() {
        return HouseRules.ofThisModule().tests();
    }
}
