package org.digitalstage.platform.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.IntStream;
import org.digitalstage.platform.testing.TokenMaker;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

final class PublishedKeysTest {

    private static final String ADA = "0123456789abcdef00000000";
    private static final Map<String, String> IMPATIENT =
            Map.of("digitalstage.jwt.refetch-pause", "0s", "digitalstage.jwt.retry-pause", "0s");

    @Test
    void manyTokensAtOnceNeedOneFetch() {
        try (var maker = TokenMaker.start()) {
            var tokens = JwtTokenValidatorTest.validator(maker, Map.of());

            Flux.range(0, 50)
                    .flatMap(number -> tokens.validate(maker.token(ADA, "Ada " + number)))
                    .blockLast();

            assertThat(maker.fetches()).isEqualTo(1);
        }
    }

    @Test
    void aNewKeyIsFetchedWhenATokenNamesIt() {
        try (var maker = TokenMaker.start()) {
            var tokens = JwtTokenValidatorTest.validator(maker, IMPATIENT);
            var before = maker.token(ADA, "Ada");
            tokens.validate(before).block();

            maker.newKey();

            assertThat(tokens.validate(maker.token(ADA, "Ada")).block()).isNotNull();
            assertThat(tokens.validate(before).block()).isNotNull();
            assertThat(maker.fetches()).isEqualTo(2);
        }
    }

    @Test
    void inventedKeyIdsDoNotCauseAFetchEach() {
        try (var maker = TokenMaker.start()) {
            var tokens = JwtTokenValidatorTest.validator(maker, Map.of());
            var forged = maker.forge(maker.draft(ADA, "Eve"), "invented");

            IntStream.range(0, 20)
                    .forEach(attempt -> assertThatThrownBy(
                                    () -> tokens.validate(forged).block())
                            .isInstanceOf(InvalidToken.class));

            assertThat(maker.fetches()).isEqualTo(1);
        }
    }

    @Test
    void unreachableKeysAreNotAnInvalidToken() {
        var maker = TokenMaker.start();
        var token = maker.token(ADA, "Ada");
        maker.close();

        assertThatThrownBy(() -> JwtTokenValidatorTest.validator(maker, Map.of())
                        .validate(token)
                        .block())
                .isInstanceOf(KeysUnavailable.class)
                .hasMessage("The keys to check tokens with are out of reach, please try again");
    }

    @Test
    void afterAnOutageTokensAreValidAgain() {
        var gone = TokenMaker.start();
        var tokens = JwtTokenValidatorTest.validator(gone, IMPATIENT);
        gone.close();
        assertThatThrownBy(() -> tokens.validate(gone.token(ADA, "Ada")).block())
                .isInstanceOf(KeysUnavailable.class);

        try (var back = TokenMaker.start(gone.port())) {
            assertThat(tokens.validate(back.token(ADA, "Ada")).block()).isNotNull();
        }
    }

    @Test
    void knownKeysAreTrustedWhileTheDocumentIsOutOfReach() {
        var maker = TokenMaker.start();
        var tokens = JwtTokenValidatorTest.validator(maker, Map.of("digitalstage.jwt.cache-for", "0s"));
        tokens.validate(maker.token(ADA, "Ada")).block();

        maker.close();

        assertThat(tokens.validate(maker.token(ADA, "Ada")).block()).isNotNull();
    }

    @Test
    void aKeyThatIsNoLongerPublishedIsNoLongerTrusted() {
        try (var maker = TokenMaker.start()) {
            var tokens = JwtTokenValidatorTest.validator(maker, Map.of("digitalstage.jwt.cache-for", "0s"));
            var before = maker.token(ADA, "Ada");
            tokens.validate(before).block();

            maker.newKey();
            maker.forgetOldKeys();

            assertThatThrownBy(() -> tokens.validate(before).block()).isInstanceOf(InvalidToken.class);
        }
    }
}
