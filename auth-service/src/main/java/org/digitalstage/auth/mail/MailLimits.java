package org.digitalstage.auth.mail;

import java.time.Duration;
import org.digitalstage.auth.limit.Doorkeeper;
import org.digitalstage.platform.journal.limit.Limit;
import org.digitalstage.platform.jwt.AccountId;
import reactor.core.publisher.Mono;

/** How many mails may be asked for: each goes to somebody who may not have asked, and each answer tells whether there is an account. */
public final class MailLimits {

    private final Doorkeeper doorkeeper;
    private final Limit fromAddress;
    private final Limit toAccount;

    public MailLimits(Doorkeeper doorkeeper, MailLimitSettings settings) {
        var hour = Duration.ofHours(1);
        this.doorkeeper = doorkeeper;
        this.fromAddress = new Limit("mail-from", settings.anHourFromAddress(), hour);
        this.toAccount = new Limit("mail-to", settings.anHourToAccount(), hour);
    }

    /** Somebody at this network address asks for a mail, to whomever; fails with 429. */
    public Mono<Void> asked(String clientAddress) {
        return doorkeeper
                .admit(fromAddress, clientAddress, "Too many mails asked for, please try again later")
                .then();
    }

    /** A further mail goes to this account; fails with 429. */
    public Mono<Void> sending(AccountId account) {
        return doorkeeper
                .admit(toAccount, account.hex(), "Too many mails to this address, please try again later")
                .then();
    }
}
