package org.digitalstage.auth.reset;

import java.time.InstantSource;
import org.digitalstage.auth.account.Account;
import org.digitalstage.auth.account.Accounts;
import org.digitalstage.auth.account.Email;
import org.digitalstage.auth.code.Code;
import org.digitalstage.auth.code.CodeKind;
import org.digitalstage.auth.code.Codes;
import org.digitalstage.auth.mail.MailLimits;
import org.digitalstage.auth.mail.Postman;
import org.digitalstage.auth.password.PasswordPolicy;
import org.digitalstage.auth.password.Passwords;
import org.digitalstage.auth.revocation.Revocations;
import org.digitalstage.platform.web.Refused;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/** A new password by mail. It makes all earlier tokens void: whoever took the old password is out. */
public final class PasswordReset {

    private final Accounts accounts;
    private final Codes codes;
    private final Passwords passwords;
    private final PasswordPolicy policy;
    private final Postman postman;
    private final Revocations revocations;
    private final MailLimits limits;
    private final InstantSource clock;

    public PasswordReset(
            Accounts accounts,
            Codes codes,
            Passwords passwords,
            PasswordPolicy policy,
            Postman postman,
            Revocations revocations,
            MailLimits limits,
            InstantSource clock) {
        this.accounts = accounts;
        this.codes = codes;
        this.passwords = passwords;
        this.policy = policy;
        this.postman = postman;
        this.revocations = revocations;
        this.limits = limits;
        this.clock = clock;
    }

    /** Sends a code; 404 if nobody has this address. */
    public Mono<Void> forgot(Email email, String clientAddress) {
        return limits.asked(clientAddress)
                .then(accounts.byEmail(email))
                .switchIfEmpty(Mono.error(PasswordReset::unknown))
                .delayUntil(account -> limits.sending(account.id()))
                .flatMap(account -> codes.wish(account.id(), CodeKind.RESET, clock.instant()))
                .flatMap(account -> postman.hurry(account.id(), CodeKind.RESET));
    }

    private static Refused unknown() {
        return new Refused(HttpStatus.NOT_FOUND, "There is no account with this e-mail address");
    }

    /** Uses up the code; 403 if it is unknown, used or too old. A refused password leaves the code as it was. */
    public Mono<Void> reset(String typed, String password) {
        policy.check(password);
        return Mono.justOrEmpty(Code.parse(typed))
                .flatMap(code -> reset(code, password))
                .switchIfEmpty(Mono.error(PasswordReset::badCode))
                .then();
    }

    private Mono<Account> reset(Code code, String password) {
        return codes.resettable(code, clock.instant())
                .flatMap(account -> passwords.hash(password).flatMap(hash -> change(code, account, hash)));
    }

    private Mono<Account> change(Code code, Account account, String hash) {
        var before = revocations.afterAllTokensOf(account);
        return revocations.revokeAll(account, before).then(codes.reset(code, clock.instant(), hash, before));
    }

    private static Refused badCode() {
        return new Refused(HttpStatus.FORBIDDEN, "Expected a valid code but it is unknown, used or too old");
    }
}
