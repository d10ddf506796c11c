package org.digitalstage.auth.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many mails may be asked for in an hour.
 *
 * @param anHourFromAddress sign-ups, new codes and forgotten passwords from one network address, whatever comes of them
 * @param anHourToAccount further mails to one account, beside the one of its sign-up
 */
@ConfigurationProperties("digitalstage.auth.mail-limit")
public record MailLimitSettings(
        @DefaultValue("200") int anHourFromAddress,
        @DefaultValue("10") int anHourToAccount) {}
