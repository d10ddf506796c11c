package org.digitalstage.auth.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.digitalstage.auth.account.Account;
import org.digitalstage.auth.account.Email;
import org.digitalstage.platform.jwt.AccountId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

final class RevocationsTest {

    private static Account account(@Nullable Instant tokensBefore) {
        var id = new AccountId("0123456789abcdef01234567");
        return new Account(id, Email.of("ada@example.org"), "Ada", null, "hash", true, tokensBefore, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-01T12:00:00.500Z, , 2026-11-01T12:00:01Z",
        "2026-11-01T12:00:00Z, , 2026-11-01T12:00:01Z",
        "2026-11-01T12:00:00.900Z, 2026-11-01T12:00:01Z, 2026-11-01T12:00:02Z",
        "2026-11-01T12:00:00.900Z, 2026-10-01T12:00:00Z, 2026-11-01T12:00:01Z",
    })
    void everyTokenOfTheCurrentSecondIsBeforeTheRevocation(Instant now, @Nullable Instant earlier, Instant expected) {
        var revocations = new Revocations(new NoLog(), () -> now, Duration.ofDays(7), told -> {});

        assertThat(revocations.afterAllTokensOf(account(earlier))).isEqualTo(expected);
    }

    /** Nothing is stored in these tests. */
    private static final class NoLog implements RevocationLog {

        @Override
        public Mono<Void> prepare() {
            return Mono.empty();
        }

        @Override
        public Mono<Revocation> append(Revocation revocation) {
            return Mono.just(revocation.at(1));
        }

        @Override
        public Mono<Boolean> contains(String jti) {
            return Mono.just(false);
        }

        @Override
        public Flux<Revocation> after(long cursor, int limit) {
            return Flux.empty();
        }

        @Override
        public Mono<Long> last() {
            return Mono.just(0L);
        }

        @Override
        public Mono<Void> told(long cursor) {
            return Mono.empty();
        }

        @Override
        public Flux<Revocation> untold(int limit) {
            return Flux.empty();
        }

        @Override
        public Mono<Void> forget(Instant now) {
            return Mono.empty();
        }
    }
}
