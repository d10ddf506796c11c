package org.digitalstage.benchmarks.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TokenSignerTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void aTokenIsVerifiedByThePublishedKey() throws Exception {
        TokenSigner signer = TokenSigner.create(Instant.now());
        String[] parts = signer.tokenOf(7).split("\\.");
        JsonNode key;
        try (KeyServer server = KeyServer.start(0, signer.keySet());
                InputStream answer = URI.create(server.url() + "/.well-known/jwks.json")
                        .toURL()
                        .openStream()) {
            key = JSON.readTree(answer).path("keys").path(0);
        }

        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(key.path("n")), number(key.path("e")))));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));

        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    @Test
    void aTokenNamesItsPersonAndAudience() {
        String claims = TokenSigner.create(Instant.EPOCH).tokenOf(255).split("\\.")[1];
        JsonNode read = JSON.readTree(Base64.getUrlDecoder().decode(claims));

        assertThat(read.path("sub").stringValue())
                .isEqualTo("be9c000000000000000000ff")
                .hasSize(24);
        assertThat(read.path("iss").stringValue()).isEqualTo("digitalstage");
        assertThat(read.path("aud").path(0).stringValue()).isEqualTo("digitalstage");
        assertThat(read.path("exp").asLong()).isPositive();
    }

    private static BigInteger number(JsonNode encoded) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(encoded.stringValue()));
    }
}
