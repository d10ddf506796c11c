package org.digitalstage.auth.signup;

import java.time.InstantSource;
import java.util.function.Supplier;
import org.digitalstage.auth.account.Account;
import org.digitalstage.auth.account.Accounts;
import org.digitalstage.auth.account.Email;
import org.digitalstage.auth.account.EmailTaken;
import org.digitalstage.auth.code.Code;
import org.digitalstage.auth.code.CodeKind;
import org.digitalstage.auth.code.Codes;
import org.digitalstage.auth.mail.MailLimits;
import org.digitalstage.auth.mail.Postman;
import org.digitalstage.auth.password.PasswordPolicy;
import org.digitalstage.auth.password.Passwords;
import org.digitalstage.platform.jwt.AccountId;
import org.digitalstage.platform.web.Refused;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/** Signs people up, and activates their account with the code from their mail. */
public final class SignUp {

    private final Accounts accounts;
    private final Codes codes;
    private final Passwords passwords;
    private final PasswordPolicy policy;
    private final Postman postman;
    private final MailLimits limits;
    private final Supplier<AccountId> ids;
    private final InstantSource clock;

    public SignUp(
            Accounts accounts,
            Codes codes,
            Passwords passwords,
            PasswordPolicy policy,
            Postman postman,
            MailLimits limits,
            Supplier<AccountId> ids,
            InstantSource clock) {
        this.accounts = accounts;
        this.codes = codes;
        this.passwords = passwords;
        this.policy = policy;
        this.postman = postman;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
    }

    /** Stores the account together with the wish for its mail; 409 if there is one already. */
    public Mono<Void> signUp(NewPerson person, String clientAddress) {
        policy.check(person.password());
        return limits.asked(clientAddress)
                .then(accounts.byEmail(person.email()))
                .flatMap(present -> Mono.<Account>error(taken()))
                .switchIfEmpty(Mono.defer(() -> store(person)))
                .flatMap(account -> postman.hurry(account.id(), CodeKind.ACTIVATION));
    }

    private Mono<Account> store(NewPerson person) {
        return passwords
                .hash(person.password())
                .map(hash -> account(person, hash))
                .flatMap(account -> accounts.add(account, clock.instant()))
                .onErrorMap(EmailTaken.class, lost -> taken());
    }

    private Account account(NewPerson person, String hash) {
        return Account.begin(ids.get(), person.email(), person.name(), person.avatarUrl(), hash);
    }

    private static Refused taken() {
        return new Refused(HttpStatus.CONFLICT, "Expected a new e-mail address but there is an account with this one");
    }

    /** Sends a new code; earlier ones are void. 404 if nobody has this address, 416 if the account is active. */
    public Mono<Void> reactivate(Email email, String clientAddress) {
        return limits.asked(clientAddress)
                .then(accounts.byEmail(email))
                .switchIfEmpty(Mono.error(SignUp::unknown))
                .flatMap(account -> account.active() ? Mono.error(alreadyActive()) : Mono.just(account))
                .delayUntil(account -> limits.sending(account.id()))
                .flatMap(account -> codes.wish(account.id(), CodeKind.ACTIVATION, clock.instant()))
                .flatMap(account -> postman.hurry(account.id(), CodeKind.ACTIVATION));
    }

    private static Refused unknown() {
        return new Refused(HttpStatus.NOT_FOUND, "There is no account with this e-mail address");
    }

    private static Refused alreadyActive() {
        return new Refused(
                HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE, "Expected an account to activate but it is active already");
    }

    /** Uses up the code; 403 if it is unknown, used or too old. */
    public Mono<Void> activate(String typed) {
        return Mono.justOrEmpty(Code.parse(typed))
                .flatMap(code -> codes.activate(code, clock.instant()))
                .switchIfEmpty(Mono.error(SignUp::badCode))
                .then();
    }

    private static Refused badCode() {
        return new Refused(HttpStatus.FORBIDDEN, "Expected a valid code but it is unknown, used or too old");
    }
}
