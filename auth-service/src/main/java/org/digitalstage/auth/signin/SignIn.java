package org.digitalstage.auth.signin;

import java.time.Duration;
import java.util.Optional;
import org.digitalstage.auth.account.Account;
import org.digitalstage.auth.account.Accounts;
import org.digitalstage.auth.account.Email;
import org.digitalstage.auth.limit.Limit;
import org.digitalstage.auth.limit.Limiter;
import org.digitalstage.auth.limit.Limiter.Taken;
import org.digitalstage.auth.password.Passwords;
import org.digitalstage.platform.web.Refused;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/** Finds out whether somebody is who they say. Unknown addresses cost and count as much as wrong passwords. */
public final class SignIn {

    private static final String SENTENCE = "Too many failed sign-ins, please wait a minute";

    private final Accounts accounts;
    private final Passwords passwords;
    private final Limiter limiter;
    private final Limit failures;
    private final Limit failuresFromAddress;
    private final Turns turns = new Turns();

    public SignIn(Accounts accounts, Passwords passwords, Limiter limiter, SignInSettings settings) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.limiter = limiter;
        var minute = Duration.ofMinutes(1);
        this.failures = new Limit("sign-in", settings.failuresAMinute(), minute, SENTENCE);
        this.failuresFromAddress = new Limit("sign-in-from", settings.failuresAMinuteFromAddress(), minute, SENTENCE);
    }

    /** The account, active or not. 401 if the password does not fit, 429 after too many failures. */
    public Mono<Account> check(Email email, String password, String clientAddress) {
        var subject = clientAddress + " " + email.address();
        return turns.next(subject, Mono.defer(() -> inTurn(email, password, clientAddress, subject)));
    }

    private Mono<Account> inTurn(Email email, String password, String clientAddress, String subject) {
        return limiter.check(failuresFromAddress, clientAddress)
                .then(limiter.take(failures, subject))
                .flatMap(taken -> compare(email, password)
                        .delayUntil(account -> limiter.giveBack(taken))
                        .onErrorResume(fault -> failed(fault, taken, clientAddress)));
    }

    /** Only a wrong password counts; overload and faults do not. */
    private Mono<Account> failed(Throwable fault, Taken taken, String clientAddress) {
        var wrong = fault instanceof Refused refused && refused.status() == HttpStatus.UNAUTHORIZED;
        var counted = wrong ? limiter.count(failuresFromAddress, clientAddress) : limiter.giveBack(taken);
        return counted.onErrorComplete().then(Mono.error(fault));
    }

    private Mono<Account> compare(Email email, String password) {
        return accounts.byEmail(email)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(account -> compare(account, password));
    }

    private Mono<Account> compare(Optional<Account> account, String password) {
        return passwords
                .matches(password, account.map(Account::passwordHash).orElse(null))
                .flatMap(fits -> fits ? Mono.justOrEmpty(account) : Mono.error(wrong()));
    }

    private static Refused wrong() {
        return new Refused(HttpStatus.UNAUTHORIZED, "Expected a known e-mail address with its password");
    }
}
