package org.digitalstage.auth.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.digitalstage.auth.account.Account;
import org.digitalstage.auth.account.Accounts;
import org.digitalstage.auth.account.Email;
import org.digitalstage.auth.account.EmailTaken;
import org.digitalstage.auth.account.MongoAccounts;
import org.digitalstage.auth.account.ProfileChange;
import org.digitalstage.auth.code.Code;
import org.digitalstage.auth.code.CodeKind;
import org.digitalstage.auth.code.Codes;
import org.digitalstage.auth.code.Codes.Due;
import org.digitalstage.auth.code.Codes.Lease;
import org.digitalstage.auth.code.MongoCodes;
import org.digitalstage.auth.revocation.MongoRevocationLog;
import org.digitalstage.auth.revocation.Revocation;
import org.digitalstage.auth.revocation.RevocationLog;
import org.digitalstage.auth.token.KeyRing;
import org.digitalstage.auth.token.MongoSigningKeys;
import org.digitalstage.platform.jwt.AccountId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What this service relies on in a store; every store it runs on passes it. */
abstract class StoreContract {

    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final Instant HOUR_LATER = NOW.plus(Duration.ofHours(1));
    private static final Lease LEASE = new Lease(NOW, NOW.plusSeconds(60), HOUR_LATER);

    private MongoClient client;
    private MongoDatabase database;
    private Accounts accounts;
    private Codes codes;

    /** Where the store listens. */
    abstract String url();

    @BeforeEach
    void connect() {
        client = MongoClients.create(url());
        database = client.getDatabase("auth-" + UUID.randomUUID().toString().substring(0, 8));
        accounts = new MongoAccounts(database);
        codes = new MongoCodes(database);
        accounts.prepare().then(codes.prepare()).block();
    }

    @AfterEach
    void disconnect() {
        Mono.from(database.drop()).block();
        client.close();
    }

    private static Account person(String email) {
        var id = new AccountId(String.format("%024x", PEOPLE.incrementAndGet()));
        return Account.begin(id, Email.of(email), "Ada", "", "hash");
    }

    private Account stored() {
        return accounts.add(person("person" + PEOPLE.get() + "@example.org"), NOW)
                .block();
    }

    private static Code code() {
        return Code.random(new SecureRandom());
    }

    private Code sentCode(Account account, CodeKind kind) {
        var code = code();
        codes.wish(account.id(), kind, NOW)
                .then(codes.claim(account.id(), kind, code, LEASE))
                .then(codes.sent(account.id(), kind, code))
                .block();
        return code;
    }

    @Test
    void anAccountIsFoundAsItWasStored() {
        var account = stored();

        assertThat(accounts.byId(account.id()).block()).isEqualTo(account);
        assertThat(accounts.byEmail(account.email()).block()).isEqualTo(account);
        assertThat(accounts.byEmail(Email.of("nobody@example.org")).block()).isNull();
    }

    @Test
    void anAddressIsStoredOnceHoweverManyTryAtOnce() {
        var stored = Flux.range(0, 20)
                .flatMap(number -> accounts.add(person("Same@Example.org"), NOW)
                        .map(account -> 1)
                        .onErrorResume(EmailTaken.class, taken -> Mono.just(0)))
                .reduce(0, Integer::sum)
                .block();

        assertThat(stored).isEqualTo(1);
    }

    @Test
    void preparingASecondTimeChangesNothing() {
        stored();

        accounts.prepare().then(codes.prepare()).block();
    }

    @Test
    void aProfileChangeTouchesOnlyWhatItNamesAndStaysToBeTold() {
        var account = stored();

        accounts.change(account.id(), new ProfileChange("Grace", null)).block();
        var changed = accounts.change(account.id(), new ProfileChange(null, "https://example.org/a.png"))
                .block();

        assertThat(changed.name()).isEqualTo("Grace");
        assertThat(changed.avatarUrl()).isEqualTo("https://example.org/a.png");
        assertThat(changed.profileVersion()).isEqualTo(2);
        assertThat(accounts.untold(10).collectList().block()).containsExactly(changed);
    }

    @Test
    void onlyTheVersionThatWasToldIsTold() {
        var account = stored();
        var first =
                accounts.change(account.id(), new ProfileChange("Grace", null)).block();
        var second =
                accounts.change(account.id(), new ProfileChange("Joan", null)).block();

        accounts.told(first).block();
        assertThat(accounts.untold(10).collectList().block()).containsExactly(second);

        accounts.told(second).block();
        assertThat(accounts.untold(10).collectList().block()).isEmpty();
    }

    @Test
    void aChangeOfNobodyIsNoChange() {
        assertThat(accounts.change(person("x@example.org").id(), new ProfileChange("Grace", null))
                        .block())
                .isNull();
    }

    @Test
    void aNewAccountHasItsActivationMailDueAtOnce() {
        var account = stored();

        assertThat(codes.due(CodeKind.ACTIVATION, NOW, 10).collectList().block())
                .containsExactly(new Due(account.id(), CodeKind.ACTIVATION));
        assertThat(codes.due(CodeKind.RESET, NOW, 10).collectList().block()).isEmpty();
    }

    @Test
    void ofManyWhoClaimAMailOneGetsIt() {
        var account = stored();

        var claims = Flux.range(0, 20)
                .flatMap(number -> codes.claim(account.id(), CodeKind.ACTIVATION, code(), LEASE))
                .collectList()
                .block();

        assertThat(claims).singleElement().satisfies(claim -> {
            assertThat(claim.account()).isEqualTo(account);
            assertThat(claim.attempt()).isEqualTo(1);
        });
    }

    @Test
    void aMailThatWasClaimedAndNotSentIsDueAgainWhenTheLeaseEnds() {
        var account = stored();
        codes.claim(account.id(), CodeKind.ACTIVATION, code(), LEASE).block();

        assertThat(codes.due(CodeKind.ACTIVATION, NOW.plusSeconds(59), 10)
                        .collectList()
                        .block())
                .isEmpty();
        assertThat(codes.due(CodeKind.ACTIVATION, LEASE.until(), 10)
                        .collectList()
                        .block())
                .hasSize(1);
    }

    @Test
    void aPostponedMailCountsItsAttempts() {
        var account = stored();
        var code = code();
        codes.claim(account.id(), CodeKind.ACTIVATION, code, LEASE).block();
        codes.postponed(account.id(), CodeKind.ACTIVATION, code, NOW.plusSeconds(10))
                .block();

        var later = new Lease(NOW.plusSeconds(10), NOW.plusSeconds(70), HOUR_LATER);
        var claim =
                codes.claim(account.id(), CodeKind.ACTIVATION, code(), later).block();

        assertThat(claim.attempt()).isEqualTo(2);
    }

    @Test
    void aSentMailIsNeverDueAgain() {
        var account = stored();
        sentCode(account, CodeKind.ACTIVATION);

        assertThat(codes.due(CodeKind.ACTIVATION, HOUR_LATER, 10).collectList().block())
                .isEmpty();
    }

    @Test
    void anActivationCodeIsGoodOnce() {
        var account = stored();
        var code = sentCode(account, CodeKind.ACTIVATION);

        var activated = Flux.range(0, 10)
                .flatMap(number -> codes.activate(code, NOW))
                .collectList()
                .block();

        assertThat(activated)
                .singleElement()
                .satisfies(person -> assertThat(person.active()).isTrue());
        assertThat(accounts.byId(account.id()).block().active()).isTrue();
    }

    @Test
    void aCodeIsGoodForItsKindAndItsHourOnly() {
        var account = stored();
        var code = sentCode(account, CodeKind.ACTIVATION);

        assertThat(codes.resettable(code, NOW).block()).isNull();
        assertThat(codes.activate(code(), NOW).block()).isNull();
        assertThat(codes.activate(code, HOUR_LATER).block()).isNull();
        assertThat(codes.activate(code, HOUR_LATER.minusMillis(1)).block()).isNotNull();
    }

    @Test
    void aNewWishMakesTheOldCodeVoidAtOnce() {
        var account = stored();
        var code = sentCode(account, CodeKind.ACTIVATION);

        codes.wish(account.id(), CodeKind.ACTIVATION, NOW).block();

        assertThat(codes.activate(code, NOW).block()).isNull();
    }

    @Test
    void aResetChangesThePasswordOnceAndRevokesWhatWasBefore() {
        var account = stored();
        var code = sentCode(account, CodeKind.RESET);
        assertThat(codes.resettable(code, NOW).block()).isEqualTo(account);

        var changed = codes.reset(code, NOW, "new hash", NOW).block();

        assertThat(changed.passwordHash()).isEqualTo("new hash");
        assertThat(changed.tokensBefore()).isEqualTo(NOW);
        assertThat(changed.active()).isFalse();
        assertThat(codes.reset(code, NOW, "other hash", NOW).block()).isNull();
        assertThat(codes.resettable(code, NOW).block()).isNull();
    }

    @Test
    void noCodeIsStoredInClear() {
        var code = sentCode(stored(), CodeKind.RESET);

        var document =
                Mono.from(database.getCollection("accounts").find().first()).block();

        assertThat(document.toJson()).doesNotContain(code.text());
    }

    @Test
    void revocationsOfManyAtOnceAreNumberedWithoutAGap() {
        RevocationLog log = new MongoRevocationLog(database);
        log.prepare().block();

        Flux.range(1, 50)
                .flatMap(number -> log.append(revocation("jti-" + number, HOUR_LATER)))
                .blockLast();

        assertThat(log.after(0, 100).map(Revocation::cursor).collectList().block())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 50).boxed().toList());
        assertThat(log.after(48, 100).count().block()).isEqualTo(2);
        assertThat(log.after(0, 10).count().block()).isEqualTo(10);
        assertThat(log.contains("jti-7").block()).isTrue();
        assertThat(log.contains("jti-51").block()).isFalse();
    }

    private static Revocation revocation(String jti, Instant until) {
        return new Revocation(0, person("x@example.org").id(), jti, null, until);
    }

    @Test
    void aForgottenRevocationGivesItsNumberToNobody() {
        RevocationLog log = new MongoRevocationLog(database);
        log.append(revocation("one", NOW))
                .then(log.append(revocation("two", NOW)))
                .block();

        log.forget(HOUR_LATER).block();

        assertThat(log.contains("one").block()).isFalse();
        assertThat(log.append(revocation("three", NOW)).block().cursor()).isEqualTo(3);
    }

    @Test
    void aRevocationOfAllTokensComesBackAsItWas() {
        RevocationLog log = new MongoRevocationLog(database);
        var all = new Revocation(0, person("x@example.org").id(), null, NOW, HOUR_LATER);

        var stored = log.append(all).block();

        assertThat(log.untold(10).collectList().block()).containsExactly(stored);
        assertThat(stored.before()).isEqualTo(NOW);
        log.told(stored.cursor()).block();
        assertThat(log.untold(10).collectList().block()).isEmpty();
        assertThat(log.after(0, 10).collectList().block()).containsExactly(stored);
    }

    @Test
    void instancesThatBeginAtOnceSignWithOneKey() {
        var rings = Flux.range(0, 4)
                .map(number -> new KeyRing(new MongoSigningKeys(database), () -> NOW))
                .collectList()
                .block();

        Flux.fromIterable(rings).flatMap(KeyRing::load).blockLast();

        assertThat(rings.stream().map(KeyRing::jwks).distinct()).hasSize(1);
        assertThat(rings.getFirst().jwks()).doesNotContain("\"d\"", "\"p\"", "\"q\"");
        assertThat(Mono.from(database.getCollection("signing-keys").countDocuments())
                        .block())
                .isEqualTo(1);
    }

    @Test
    void aKeyRingWithoutKeysSaysSo() {
        var ring = new KeyRing(new MongoSigningKeys(database), () -> NOW);

        assertThat(ring.isLoaded()).isFalse();
        assertThatThrownBy(ring::jwks).isInstanceOf(IllegalStateException.class);
    }
}
