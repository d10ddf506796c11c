package org.digitalstage.auth.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.digitalstage.auth.account.Account;
import org.digitalstage.auth.account.Accounts;
import org.digitalstage.auth.account.Email;
import org.digitalstage.auth.account.MongoAccounts;
import org.digitalstage.auth.code.Code;
import org.digitalstage.auth.code.CodeKind;
import org.digitalstage.auth.code.Codes;
import org.digitalstage.auth.code.MongoCodes;
import org.digitalstage.platform.embedded.EmbeddedStore;
import org.digitalstage.platform.jwt.AccountId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

final class PostmanTest {

    private static final MailSettings SETTINGS = new MailSettings(
            Path.of("unused"),
            "from@example.org",
            "https://web/a",
            "https://web/r",
            Duration.ofHours(1),
            3,
            Duration.ofSeconds(2));

    private final EmbeddedStore store = EmbeddedStore.inMemory();
    private final MongoClient client = MongoClients.create(store.url());
    private final Accounts accounts = new MongoAccounts(client.getDatabase("auth"));
    private final Codes codes = new MongoCodes(client.getDatabase("auth"));
    private final List<Letter> delivered = new CopyOnWriteArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Post post = letter -> Mono.fromRunnable(() -> delivered.add(letter));
    private Instant now = Instant.parse("2026-11-01T12:00:00Z");
    private Postman postman;
    private Account ada;

    @BeforeEach
    void signUp() {
        ada = accounts.add(
                        Account.begin(
                                new AccountId("00000000000000000000000a"),
                                Email.of("ada@example.org"),
                                "Ada",
                                null,
                                "hash"),
                        now)
                .block();
        var random = new SecureRandom();
        postman = new Postman(
                codes,
                new Letters(SETTINGS),
                letter -> post.send(letter),
                SETTINGS,
                () -> Code.random(random),
                () -> now,
                meters);
    }

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    private static Code codeIn(Letter letter) {
        return letter.text()
                .lines()
                .flatMap(line -> Code.parse(line).stream())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aMailThatFailsIsSentLaterWithACodeThatWorks() {
        post = letter -> Mono.error(new IllegalStateException("no server"));
        postman.hurry(ada.id(), CodeKind.ACTIVATION).block();
        assertThat(meters.counter("digitalstage.auth.mail.failed").count()).isEqualTo(1);

        post = letter -> Mono.fromRunnable(() -> delivered.add(letter));
        postman.catchUp().block();
        assertThat(delivered).isEmpty();

        now = now.plusSeconds(10);
        postman.catchUp().block();

        assertThat(delivered).hasSize(1);
        assertThat(codes.activate(codeIn(delivered.getFirst()), now).block()).isNotNull();
    }

    @Test
    void aServerThatNeverAnswersDoesNotHoldUpWhoeverSignsUp() {
        post = letter -> Mono.never();

        var before = System.nanoTime();
        postman.hurry(ada.id(), CodeKind.ACTIVATION).block();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aMailIsGivenUpAfterSoManyAttempts() {
        post = letter -> {
            delivered.add(letter);
            return Mono.error(new IllegalStateException("no such mailbox"));
        };
        for (var attempt = 0; attempt < 10; attempt++) {
            postman.catchUp().block();
            now = now.plus(Duration.ofHours(2));
        }

        assertThat(delivered).hasSize(3);
    }

    @Test
    void aMailOfAnInstanceThatDiedIsSentByAnother() {
        post = letter -> Mono.never();
        postman.hurry(ada.id(), CodeKind.ACTIVATION).block();

        post = letter -> Mono.fromRunnable(() -> delivered.add(letter));
        now = now.plusSeconds(61);
        postman.catchUp().block();

        assertThat(delivered).hasSize(1);
    }
}
