package org.digitalstage.auth.signin;

import java.time.Duration;
import java.util.Optional;
import org.digitalstage.auth.account.Account;
import org.digitalstage.auth.account.Accounts;
import org.digitalstage.auth.account.Email;
import org.digitalstage.auth.limit.Doorkeeper;
import org.digitalstage.auth.password.Passwords;
import org.digitalstage.platform.journal.limit.Limit;
import org.digitalstage.platform.journal.limit.Taken;
import org.digitalstage.platform.web.Refused;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/** Finds out whether somebody is who they say. Unknown addresses cost and count as much as wrong passwords. */
public final class SignIn {

    private static final String SENTENCE = "Too many failed sign-ins, please wait a minute";

    private static final int MOST_ROWS = 16;

    private final Accounts accounts;
    private final Passwords passwords;
    private final Doorkeeper doorkeeper;
    private final Limit failures;
    private final Limit failuresFromAddress;
    private final int rows;
    private final Turns turns = new Turns();

    public SignIn(Accounts accounts, Passwords passwords, Doorkeeper doorkeeper, SignInSettings settings) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.doorkeeper = doorkeeper;
        var minute = Duration.ofMinutes(1);
        this.failures = new Limit("sign-in", settings.failuresAMinute(), minute);
        this.failuresFromAddress = new Limit("sign-in-from", settings.failuresAMinuteFromAddress(), minute);
        this.rows = Math.clamp(settings.failuresAMinuteFromAddress() / 4, 1, MOST_ROWS);
    }

    /** The account, active or not. 401 if the password does not fit, 429 after too many failures. */
    public Mono<Account> check(Email email, String password, String clientAddress) {
        return turns.next(row(email, clientAddress), Mono.defer(() -> inTurn(email, password, clientAddress)));
    }

    /**
     * All that is under way counts as a failure until it is judged, so of one account one is, and of one address no more than take a part of
     * its limit: else many right ones at once would look like too many wrong ones.
     */
    private String row(Email email, String clientAddress) {
        return clientAddress + " " + Math.floorMod(email.address().hashCode(), rows);
    }

    private Mono<Account> inTurn(Email email, String password, String clientAddress) {
        return doorkeeper
                .admit(failuresFromAddress, clientAddress, SENTENCE)
                .flatMap(fromAddress -> counted(
                        fromAddress,
                        ofAccount(email, clientAddress).flatMap(one -> counted(one, compare(email, password)))));
    }

    private Mono<Taken> ofAccount(Email email, String clientAddress) {
        return doorkeeper.admit(failures, clientAddress + " " + email.address(), SENTENCE);
    }

    /** Only a wrong password counts; whatever else comes of it, overload and faults included, is given back. */
    private static Mono<Account> counted(Taken taken, Mono<Account> judged) {
        return judged.doOnSuccess(account -> taken.giveBack())
                .doOnError(fault -> !isWrong(fault), fault -> taken.giveBack());
    }

    private static boolean isWrong(Throwable fault) {
        return fault instanceof Refused refused && refused.status() == HttpStatus.UNAUTHORIZED;
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
