package org.digitalstage.auth.signin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often signing in may fail.
 *
 * @param failuresAMinute for one account from one network address
 * @param failuresAMinuteFromAddress for all accounts together from one network address
 */
@ConfigurationProperties("digitalstage.auth.sign-in")
public record SignInSettings(
        @DefaultValue("10") int failuresAMinute,
        @DefaultValue("100") int failuresAMinuteFromAddress) {}
