package org.digitalstage.stage.model.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The examples that RFC 8785 gives. */
class CanonicalJsonTest {

    @Test
    void theExampleOfSection322IsWrittenAsSection323And324Say() {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("numbers", List.of(333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001));
        input.put("string", "\u20ac$\017\nA'B\"\\\\\"/");
        input.put("literals", Arrays.asList(null, true, false));
        String expected = "7b226c69746572616c73223a5b6e756c6c2c7472"
                + "75652c66616c73655d2c226e756d62657273223a"
                + "5b3333333333333333332e333333333333332c31"
                + "652b33302c342e352c302e3030322c31652d3237"
                + "5d2c22737472696e67223a22e282ac245c753030"
                + "30665c6e4127425c225c5c5c5c5c222f227d";
        String hex = HexFormat.of().formatHex(CanonicalJson.write(input).getBytes(StandardCharsets.UTF_8));
        assertThat(hex).isEqualTo(expected);
    }

    @Test
    void namesAreSortedByUtf16Units() {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("\u20ac", "Euro Sign");
        input.put("\r", "Carriage Return");
        input.put("\ufb33", "Hebrew Letter Dalet With Dagesh");
        input.put("1", "One");
        input.put("\ud83d\ude00", "Emoji: Grinning Face");
        input.put("\u0080", "Control");
        input.put("\u00f6", "Latin Small Letter O With Diaeresis");
        assertThat(CanonicalJson.write(input))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void numbersAreWrittenAsAppendixBSays() {
        Map<String, String> samples = new LinkedHashMap<>();
        samples.put("0000000000000000", "0");
        samples.put("8000000000000000", "0");
        samples.put("0000000000000001", "5e-324");
        samples.put("8000000000000001", "-5e-324");
        samples.put("7fefffffffffffff", "1.7976931348623157e+308");
        samples.put("ffefffffffffffff", "-1.7976931348623157e+308");
        samples.put("4340000000000000", "9007199254740992");
        samples.put("c340000000000000", "-9007199254740992");
        samples.put("4430000000000000", "295147905179352830000");
        samples.put("44b52d02c7e14af5", "9.999999999999997e+22");
        samples.put("44b52d02c7e14af6", "1e+23");
        samples.put("44b52d02c7e14af7", "1.0000000000000001e+23");
        samples.put("444b1ae4d6e2ef4e", "999999999999999700000");
        samples.put("444b1ae4d6e2ef4f", "999999999999999900000");
        samples.put("444b1ae4d6e2ef50", "1e+21");
        samples.put("3eb0c6f7a0b5ed8c", "9.999999999999997e-7");
        samples.put("3eb0c6f7a0b5ed8d", "0.000001");
        samples.put("41b3de4355555553", "333333333.3333332");
        samples.put("41b3de4355555554", "333333333.33333325");
        samples.put("41b3de4355555555", "333333333.3333333");
        samples.put("41b3de4355555556", "333333333.3333334");
        samples.put("41b3de4355555557", "333333333.33333343");
        samples.put("becbf647612f3696", "-0.0000033333333333333333");
        samples.put("43143ff3c1cb0959", "1424953923781206.2");
        samples.forEach((bits, text) -> assertThat(
                        CanonicalJson.number(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))))
                .as(bits)
                .isEqualTo(text));
    }

    @Test
    void whatIsNotANumberIsRefused() {
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThatThrownBy(() -> CanonicalJson.write(value)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void emptyThingsAreWrittenToo() {
        assertThat(CanonicalJson.write(Map.of("a", List.of(), "b", Map.of(), "c", "")))
                .isEqualTo("{\"a\":[],\"b\":{},\"c\":\"\"}");
    }

    @Test
    void wholeNumbersOfAnyClassAreAlike() {
        assertThat(CanonicalJson.write(List.of(1, 1L, 1.0, 4096.0, -180))).isEqualTo("[1,1,1,4096,-180]");
    }
}
