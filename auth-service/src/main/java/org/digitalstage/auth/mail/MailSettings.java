package org.digitalstage.auth.mail;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What mails say and, without an SMTP server ({@code spring.mail.host}), where they go.
 *
 * @param folder of the {@code .eml} files
 * @param from the sender
 * @param activateUrl the web client's page that takes {@code ?code=}
 * @param resetUrl the web client's page that takes {@code ?token=}
 * @param codeLifetime how long a code is good
 * @param attempts how often one mail is tried before it is given up
 * @param patience how long a request waits for its mail to leave; after that the mail goes on by itself
 */
@ConfigurationProperties("digitalstage.mail")
public record MailSettings(
        @DefaultValue("./data/mail") Path folder,
        @DefaultValue("Digital Stage <no-reply@localhost>") String from,

        @DefaultValue("http://localhost:3000/account/activate")
        String activateUrl,

        @DefaultValue("http://localhost:3000/account/reset") String resetUrl,
        @DefaultValue("1h") Duration codeLifetime,
        @DefaultValue("12") int attempts,
        @DefaultValue("2s") Duration patience) {}
