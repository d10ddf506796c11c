package org.digitalstage.platform.wire.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaScriptNumberTest {

    // the second column is what node prints
    @ParameterizedTest
    @CsvSource({
        "0.0, 0",
        "-0.0, 0",
        "1.0, 1",
        "-7.25, -7.25",
        "0.1, 0.1",
        "123456789.125, 123456789.125",
        "9007199254740992, 9007199254740992",
        "1e20, 100000000000000000000",
        "1.2345e20, 123450000000000000000",
        "1e21, 1e+21",
        "1.5e22, 1.5e+22",
        "0.000001, 0.000001",
        "0.0000015, 0.0000015",
        "1e-7, 1e-7",
        "1.23e-7, 1.23e-7",
        "-1e-7, -1e-7",
        "4.9e-324, 5e-324",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "333333333.33333329, 333333333.3333333",
        "1e23, 1e+23",
        "0.30000000000000004, 0.30000000000000004"
    })
    void itIsWrittenAsJavaScriptDoes(double value, String text) {
        assertThat(JavaScriptNumber.text(value)).isEqualTo(text);
    }

    @Test
    void itReadsBackAsTheSameNumber() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(JavaScriptNumber.text(value)))
                        .as("seed %d", seed)
                        .isEqualTo(value);
            }
        }
    }
}
