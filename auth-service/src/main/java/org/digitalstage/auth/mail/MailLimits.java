package org.digitalstage.auth.mail;

import java.time.Duration;
import org.digitalstage.auth.limit.Limit;
import org.digitalstage.auth.limit.Limiter;
import org.digitalstage.platform.jwt.AccountId;
import reactor.core.publisher.Mono;

/** How many mails may be asked for: each goes to somebody who may not have asked, and each answer tells whether there is an account. */
public final class MailLimits {

    private final Limiter limiter;
    private final Limit fromAddress;
    private final Limit toAccount;

    public MailLimits(Limiter limiter, MailLimitSettings settings) {
        var hour = Duration.ofHours(1);
        this.limiter = limiter;
        this.fromAddress = new Limit(
                "mail-from", settings.anHourFromAddress(), hour, "Too many mails asked for, please try again later");
        this.toAccount = new Limit(
                "mail-to", settings.anHourToAccount(), hour, "Too many mails to this address, please try again later");
    }

    /** Somebody at this network address asks for a mail, to whomever; fails with 429. */
    public Mono<Void> asked(String clientAddress) {
        return limiter.take(fromAddress, clientAddress).then();
    }

    /** A further mail goes to this account; fails with 429. */
    public Mono<Void> sending(AccountId account) {
        return limiter.take(toAccount, account.hex()).then();
    }
}
