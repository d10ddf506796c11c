package org.digitalstage.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EmailTest {

    @ParameterizedTest
    @CsvSource({
        "ada@example.org, ada@example.org",
        "' Ada@Example.ORG ', ada@example.org",
        "ada+stage@example.org, ada+stage@example.org",
        "ada@bühne.de, ada@xn--bhne-0ra.de",
        "ADA@BÜHNE.DE, ada@xn--bhne-0ra.de",
        "ada@localhost, ada@localhost",
    })
    void oneAddressHasOneForm(String typed, String stored) {
        assertThat(Email.of(typed).address()).isEqualTo(stored);
        assertThat(Email.of(typed).isAddressable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.org",
                "ada@",
                "ada@b@c",
                "a b@c",
                "a@b c",
                "a@b..c",
                "a@.b",
                "<a@b>",
                "a@b\n",
                "an..na@example.org",
                ".anna@example.org",
                "anna.@example.org",
                "anna@-example.org",
                "anna@example-.org",
                "anna@example.org.",
                "anna@exa_mple.org",
                "anna@[192.0.2.1]",
                "\"an na\"@example.org",
                "ännchen@example.org",
                "anna@exämple.org",
                "Anna <anna@example.org>",
                "anna@example.org,bert@example.org",
                "anna@\u200b",
                "anna\u0000@example.org",
                "\ud83d@example.org"
            })
    void whatIsNoAddressIsNotAddressable(String typed) {
        assertThat(new Email(typed).isAddressable()).isFalse();
    }

    /** Java would write another domain than mail programs do now: somebody else would get the code. */
    @ParameterizedTest
    @ValueSource(strings = {"ada@straße.de", "ada@STRAẞE.de", "ada@ελλάς.example", "ada@a\u200db.example"})
    void aDomainThatCouldBeTwoIsNotAddressable(String typed) {
        assertThat(Email.of(typed).isAddressable()).isFalse();
    }

    @Test
    void itsPartsHaveTheLengthsThatMailAndNamesMayHave() {
        var label = "d".repeat(63);
        assertThat(Email.of("l".repeat(64) + "@example.org").isAddressable()).isTrue();
        assertThat(Email.of("l".repeat(65) + "@example.org").isAddressable()).isFalse();
        assertThat(Email.of("ada@" + label + ".org").isAddressable()).isTrue();
        assertThat(Email.of("ada@" + label + "d.org").isAddressable()).isFalse();
        assertThat(Email.of("ada@" + (label + ".").repeat(3) + "d".repeat(58)).isAddressable())
                .isTrue();
        assertThat(Email.of("ada@" + (label + ".").repeat(3) + "d".repeat(59)).isAddressable())
                .isFalse();
    }

    @Test
    void anAddressDoesNotShowInLogs() {
        assertThat(Email.of("ada@example.org")).asString().doesNotContain("ada");
    }
}
