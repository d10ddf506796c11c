package org.digitalstage.auth.code;

import java.time.Instant;
import org.digitalstage.auth.account.Account;
import org.digitalstage.platform.jwt.AccountId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One-time codes and the mails that must carry them. A wish for a mail is stored first; whoever claims it draws the code, so no code is
 * ever stored in clear and a mail that fails is tried again with a new one.
 */
public interface Codes {

    Mono<Void> prepare();

    /** Wishes for a mail with a new code; an earlier code of this kind is void from now on. Empty if the account is gone. */
    Mono<Account> wish(AccountId id, CodeKind kind, Instant now);

    /** Takes a due wish, so that nobody else sends it before the lease ends; the code counts from now. Empty if it is not due. */
    Mono<Claim> claim(AccountId id, CodeKind kind, Code code, Lease lease);

    /** The mail is on its way. */
    Mono<Void> sent(AccountId id, CodeKind kind, Code code);

    /** The mail could not be sent; it is due again then. */
    Mono<Void> postponed(AccountId id, CodeKind kind, Code code, Instant due);

    /** Mails that should have left by now. */
    Flux<Due> due(CodeKind kind, Instant now, int limit);

    /** Uses up an activation code; empty if it is unknown, used or too old. */
    Mono<Account> activate(Code code, Instant now);

    /** Whose reset code this is, without using it; empty if it is unknown, used or too old. */
    Mono<Account> resettable(Code code, Instant now);

    /** Uses up a reset code: the password changes, and all tokens from before are void. */
    Mono<Account> reset(Code code, Instant now, String passwordHash, Instant tokensBefore);

    /** Until when a claim holds, and the code with it. */
    record Lease(Instant now, Instant until, Instant codeExpires) {}

    /** A wish that is ours to carry out, for the so-many-eth time. */
    record Claim(Account account, int attempt) {}

    /** A mail that is due. */
    record Due(AccountId account, CodeKind kind) {}
}
