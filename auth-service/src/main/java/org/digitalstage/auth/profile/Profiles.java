package org.digitalstage.auth.profile;

import org.digitalstage.auth.account.Account;
import org.digitalstage.auth.account.Accounts;
import org.digitalstage.auth.account.ProfileChange;
import org.digitalstage.auth.news.News;
import org.digitalstage.auth.revocation.Revocations;
import org.digitalstage.platform.jwt.Caller;
import org.digitalstage.platform.jwt.InvalidToken;
import org.digitalstage.platform.jwt.TokenValidator;
import org.digitalstage.platform.web.Refused;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/** Recognises callers by their token, also against what was revoked, and lets them change their profile and sign out. */
public final class Profiles {

    private final TokenValidator tokens;
    private final Accounts accounts;
    private final Revocations revocations;
    private final News news;

    public Profiles(TokenValidator tokens, Accounts accounts, Revocations revocations, News news) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.revocations = revocations;
        this.news = news;
    }

    /** Whose token this is; 401 if it is not good, 424 if the account is not activated. */
    public Mono<SignedIn> signedIn(String token) {
        return recognised(token)
                .flatMap(person -> person.account().active() ? Mono.just(person) : Mono.error(notActivated()));
    }

    private Mono<SignedIn> recognised(String token) {
        return tokens.validate(token)
                .onErrorMap(InvalidToken.class, invalid -> unauthorized(String.valueOf(invalid.getMessage())))
                .flatMap(this::withAccount);
    }

    private Mono<SignedIn> withAccount(Caller caller) {
        return accounts.byId(caller.accountId())
                .switchIfEmpty(Mono.error(() -> unauthorized("Expected a token of an account but it is gone")))
                .filterWhen(account -> revocations.isRevoked(caller, account).map(revoked -> !revoked))
                .switchIfEmpty(Mono.error(() -> unauthorized("Expected a valid token but it is signed out")))
                .map(account -> new SignedIn(caller, account));
    }

    private static Refused unauthorized(String sentence) {
        return new Refused(HttpStatus.UNAUTHORIZED, sentence);
    }

    /** The account of a password that fits is not activated. */
    public static Refused notActivated() {
        return new Refused(HttpStatus.FAILED_DEPENDENCY, "Expected an activated account but this one is not yet");
    }

    /** Changes name or avatar and tells the other services. */
    public Mono<Account> change(SignedIn person, ProfileChange change) {
        return accounts.change(person.caller().accountId(), change).doOnNext(news::changed);
    }

    /** Makes the token void. One that is void, expired or not ours is signed out already, so that is no failure. */
    public Mono<Void> signOut(String token) {
        return tokens.validate(token).onErrorComplete(InvalidToken.class).flatMap(revocations::revoke);
    }
}
