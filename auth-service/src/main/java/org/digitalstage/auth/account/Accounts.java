package org.digitalstage.auth.account;

import java.time.Instant;
import org.digitalstage.platform.jwt.AccountId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where accounts are kept; every change is one atomic write of one document. */
public interface Accounts {

    /** Makes sure of what the rest relies on, above all that no e-mail address can be stored twice. */
    Mono<Void> prepare();

    /** Stores a new account together with the wish for its activation mail. Fails with {@link EmailTaken}. */
    Mono<Account> add(Account account, Instant now);

    Mono<Account> byEmail(Email email);

    Mono<Account> byId(AccountId id);

    /** Changes the profile and marks it as not yet told to the other services; empty if the account is gone. */
    Mono<Account> change(AccountId id, ProfileChange change);

    /** The other services know this version of the profile; a later one stays to be told. */
    Mono<Void> told(Account account);

    /** Accounts whose profile has changed and was perhaps never told. */
    Flux<Account> untold(int limit);
}
