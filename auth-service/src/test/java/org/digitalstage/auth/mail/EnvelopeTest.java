package org.digitalstage.auth.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Properties;
import java.util.Random;
import org.digitalstage.auth.account.Email;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever address is taken at the door can be written on an envelope, and is read from it as the same. */
final class EnvelopeTest {

    private static final Session SESSION = Session.getInstance(new Properties());
    private static final String[] PIECES = {
        "a",
        "z",
        "0",
        "9",
        ".",
        ".",
        "-",
        "_",
        "+",
        "'",
        "!",
        "#",
        "$",
        "%",
        "&",
        "*",
        "/",
        "=",
        "?",
        "^",
        "`",
        "{",
        "|",
        "}",
        "~",
        "@",
        "@",
        "@",
        " ",
        "\"",
        "\\",
        "(",
        ")",
        "<",
        ">",
        "[",
        "]",
        ":",
        ";",
        ",",
        "ä",
        "ß",
        "例",
        "。",
        "\t",
        "\r\n",
        "\0",
        "\u200b",
        "\u00ad",
        "\ud83d",
        "xn--",
        "example.org",
        "@example.org",
        "@bühne.example",
        "1.2.3.4"
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.org",
                "!#$%&'*+/=?^_`{|}~-@example.org",
                "a.b.c@localhost",
                "0@1.2.3.4",
                "Ada@Bühne.例え",
                "a@x--y.org"
            })
    void anAddressOfRareSignsIsWrittenOnAnEnvelope(String typed) throws Exception {
        var email = Email.of(typed);
        assertThat(email.isAddressable()).isTrue();
        assertThat(readFromEnvelope(email)).isEqualTo(email.address());
    }

    @Test
    void whateverIsTakenAtTheDoorIsWrittenOnAnEnvelope() throws Exception {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var taken = 0;
        for (var i = 0; i < 20_000; i++) {
            var email = Email.of(typed(random));
            if (email.isAddressable()) {
                taken++;
                assertThat(readFromEnvelope(email)).as("seed %d", seed).isEqualTo(email.address());
            }
        }
        assertThat(taken).as("seed %d", seed).isPositive();
    }

    private static String typed(Random random) {
        var typed = new StringBuilder();
        for (var left = 1 + random.nextInt(7); left > 0; left--) {
            typed.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return typed.toString();
    }

    private static String readFromEnvelope(Email email) throws MessagingException, IOException {
        new InternetAddress(email.address(), true).validate();
        var written = new MimeMessage(SESSION);
        Envelope.fill(written, new Letter(email, "subject", "text"), "from@example.org", Instant.EPOCH);
        var bytes = new ByteArrayOutputStream();
        written.writeTo(bytes);
        var read = new MimeMessage(SESSION, new ByteArrayInputStream(bytes.toByteArray()));
        assertThat(read.getAllRecipients()).hasSize(1);
        return ((InternetAddress) read.getRecipients(RecipientType.TO)[0]).getAddress();
    }
}
