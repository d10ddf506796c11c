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
        assertThat(Email.of(typed).isPlausible()).isTrue();
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
                "a@b\n"
            })
    void whatIsNoAddressIsNotPlausible(String typed) {
        assertThat(new Email(typed).isPlausible()).isFalse();
    }

    @Test
    void anAddressDoesNotShowInLogs() {
        assertThat(Email.of("ada@example.org")).asString().doesNotContain("ada");
    }
}
