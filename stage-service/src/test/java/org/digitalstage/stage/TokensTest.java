package org.digitalstage.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.digitalstage.platform.journal.events.EventStream;
import org.digitalstage.platform.testing.TokenDraft;
import org.digitalstage.platform.testing.socket.Ending;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Promises 6 and 7: a socket lives as long as its token is good, and those that cannot sign in are dropped without a close frame. */
class TokensTest {

    private static Ensemble ensemble;
    private static EventStream events;

    @BeforeAll
    static void open() {
        ensemble = new Ensemble();
        ConfigurableApplicationContext first = ensemble.here("--digitalstage.wire.authenticate-within=5s");
        ensemble.here();
        events = first.getBean(EventStream.class);
    }

    @AfterAll
    static void close() {
        ensemble.close();
    }

    @Test
    void anExpiredTokenEndsItsSocketAndARenewedOneGoesOn() {
        Instant soon = Instant.now().plusSeconds(5);
        SocketClient ends = ensemble.withToken(ensemble.address(0), account(1), sign(draft(1).expiresAt(soon)));
        SocketClient renewed = ensemble.withToken(ensemble.address(1), account(2), sign(draft(2).expiresAt(soon)));
        String newer = sign(draft(2));
        assertThat(renewed.ask("renew-token", Map.of("token", sign(draft(1)))))
                .hasSize(1)
                .doesNotContainNull();
        assertThat(renewed.ask("renew-token", Map.of("token", "nonsense"))).containsExactly("Invalid authorization");
        assertThat(renewed.ask("renew-token", Map.of("token", newer))).containsExactly((Object) null);
        assertThat(ends.ending()).isInstanceOf(Ending.Dropped.class);
        assertThat(Instant.now()).isAfterOrEqualTo(Instant.ofEpochSecond(soon.getEpochSecond()));
        assertThat(renewed.ask("change-user", Map.of("name", "Bert"))).containsExactly((Object) null);
    }

    @Test
    void aRevokedTokenEndsItsSocketsOnAllInstancesAndOpensNoOther() throws Exception {
        String token = sign(draft(3).with("jti", "taken-back"));
        String other = sign(draft(3));
        SocketClient here = ensemble.withToken(ensemble.address(0), account(3), token);
        SocketClient there = ensemble.withToken(ensemble.address(1), account(3), token);
        SocketClient stays = ensemble.withToken(ensemble.address(1), account(3), other);
        publish(Map.of("type", "revoked", "account", account(3), "jti", "taken-back", "cursor", 1));
        long from = System.nanoTime();
        assertThat(here.ending()).isInstanceOf(Ending.Dropped.class);
        assertThat(there.ending()).isInstanceOf(Ending.Dropped.class);
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(2));
        assertThat(stays.ask("change-user", Map.of("name", "Cleo"))).containsExactly((Object) null);
        assertThat(stays.ask("renew-token", Map.of("token", token))).containsExactly("Invalid authorization");
        SocketClient again = Ensemble.enter(ensemble.address(1), account(3), token, Ensemble.PATIENT);
        assertThat(again.ending()).isInstanceOf(Ending.Dropped.class);
        assertThat(Ensemble.events(again)).doesNotContain("ready");
    }

    @Test
    void allTokensOfAnAccountFromBeforeAMomentEndAndLaterOnesDoNot() throws Exception {
        Instant moment = Instant.ofEpochSecond(Instant.now().getEpochSecond());
        SocketClient old =
                ensemble.withToken(ensemble.address(1), account(4), sign(draft(4).issuedAt(moment.minusSeconds(5))));
        SocketClient newer = ensemble.withToken(ensemble.address(0), account(4), sign(draft(4).issuedAt(moment)));
        publish(Map.of("type", "revoked", "account", account(4), "before", moment.toEpochMilli(), "cursor", 2));
        assertThat(old.ending()).isInstanceOf(Ending.Dropped.class);
        assertThat(newer.ask("change-user", Map.of("name", "Dora"))).containsExactly((Object) null);
    }

    @Test
    void aChangedAccountIsTheNewNameForThePersonAndForAllInside() throws Exception {
        SocketClient anna = ensemble.signIn(0, account(5), "Anna");
        SocketClient bert = ensemble.signIn(1, account(6), "Bert");
        String stage = Ensemble.stage(anna, "Chor");
        assertThat(anna.ask("join-stage", Map.of("stageId", stage))).isEmpty();
        assertThat(bert.ask("join-stage", Map.of("stageId", stage))).isEmpty();
        anna.event("u-a");
        publish(Map.of("type", "account-changed", "account", account(6), "name", "Berta", "version", 1));
        bert.await(each -> "u-c".equals(each.event()) && each.text().contains("\"Berta\""), "his own new name");
        anna.await(each -> "u-c".equals(each.event()) && each.text().contains("\"Berta\""), "Bert's new name");
    }

    @Test
    void whoCannotSignInIsDroppedWithoutACloseFrame() {
        List<String> useless = List.of(
                sign(draft(7).inactive()),
                sign(draft(7).expiresAt(Instant.now().minusSeconds(600))),
                ensemble.tokens().forge(draft(7), "key-1"),
                "a.b.c",
                "",
                "Bearer ");
        for (String token : useless) {
            SocketClient client = Ensemble.enter(ensemble.address(0), account(7), token, Ensemble.PATIENT);
            assertThat(client.ending()).as(token).isInstanceOf(Ending.Dropped.class);
            assertThat(Ensemble.events(client)).as(token).doesNotContain("ready", "d-a");
        }
        SocketClient nothing = SocketClient.connect(ensemble.address(0), Ensemble.PATIENT);
        nothing.emit("token");
        assertThat(nothing.ending()).isInstanceOf(Ending.Dropped.class);
    }

    @Test
    void whoSaysNothingIsDroppedInTime() {
        SocketClient silent = SocketClient.connect(ensemble.address(0), Ensemble.PATIENT);
        SocketClient chatty = SocketClient.connect(ensemble.address(0), Ensemble.PATIENT);
        assertThat(chatty.ask("create-stage", Map.of("name", "Chor"))).containsExactly("Expected a token first");
        assertThat(silent.ending()).isInstanceOf(Ending.Dropped.class);
        assertThat(chatty.ending()).isInstanceOf(Ending.Dropped.class);
    }

    private static void publish(Map<String, Object> event) throws Exception {
        events.publish("events:accounts", Map.copyOf(event))
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    private static TokenDraft draft(int number) {
        return ensemble.tokens().draft(account(number), "Person " + number);
    }

    private static String sign(TokenDraft draft) {
        return ensemble.tokens().sign(draft);
    }

    private static String account(int number) {
        return String.format("d1d1d1d1d1d1d1d1d1d1d1%02d", number);
    }
}
