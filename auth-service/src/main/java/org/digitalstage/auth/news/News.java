package org.digitalstage.auth.news;

import java.util.LinkedHashMap;
import java.util.Map;
import org.digitalstage.auth.account.Account;
import org.digitalstage.auth.account.Accounts;
import org.digitalstage.auth.revocation.Revocation;
import org.digitalstage.auth.revocation.RevocationLog;
import org.digitalstage.platform.journal.events.EventStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Tells the other services over the stream {@code events:accounts}, at least once. What could not be told stays marked in the store and
 * is told later; the answer to a request never waits for it.
 */
public final class News {

    static final String STREAM = "events:accounts";

    private static final Logger log = LoggerFactory.getLogger(News.class);
    private static final int BATCH = 100;

    private final EventStream events;
    private final Accounts accounts;
    private final RevocationLog revocations;

    public News(EventStream events, Accounts accounts, RevocationLog revocations) {
        this.events = events;
        this.accounts = accounts;
        this.revocations = revocations;
    }

    /** Name or avatar is another now. */
    public void changed(Account account) {
        inBackground(tellChanged(account));
    }

    /** Tokens are void from now on. */
    public void revoked(Revocation revocation) {
        inBackground(tellRevoked(revocation));
    }

    /** Tells what was stored but perhaps never told. */
    public Mono<Void> catchUp() {
        var forgottenRevocations = revocations.untold(BATCH).concatMap(this::tellRevoked);
        var forgottenChanges = accounts.untold(BATCH).concatMap(this::tellChanged);
        return forgottenRevocations.thenMany(forgottenChanges).then();
    }

    private Mono<Void> tellChanged(Account account) {
        var event = new LinkedHashMap<String, @Nullable Object>();
        event.put("type", "account-changed");
        event.put("account", account.id().hex());
        event.put("name", account.name());
        event.put("picture", account.picture());
        // Two changes in quick succession may be told in either order: the receiver keeps the higher version.
        event.put("version", account.profileVersion());
        return publish(event).then(accounts.told(account));
    }

    private Mono<Void> tellRevoked(Revocation revocation) {
        var event = new LinkedHashMap<String, @Nullable Object>();
        event.put("type", "revoked");
        event.putAll(revocation.body());
        event.put("cursor", revocation.cursor());
        return publish(event).then(revocations.told(revocation.cursor()));
    }

    private Mono<Void> publish(Map<String, @Nullable Object> event) {
        return Mono.fromCompletionStage(() -> events.publish(STREAM, event));
    }

    private static void inBackground(Mono<Void> telling) {
        telling.subscribe(
                nothing -> {},
                fault -> log.warn("Other services could not be told, will try again: {}", fault.toString()));
    }
}
