package org.digitalstage.benchmarks.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** Signs access tokens as the auth-service would, with a key that lives as long as this process. */
public final class TokenSigner {

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
    private static final String KEY_ID = "benchmarks";
    private static final Duration LIFE = Duration.ofHours(6);

    private final KeyPair keys;
    private final Instant now;

    private TokenSigner(KeyPair keys, Instant now) {
        this.keys = keys;
        this.now = now;
    }

    public static TokenSigner create(Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new TokenSigner(generator.generateKeyPair(), now);
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException("Expected an RSA key but got none", cause);
        }
    }

    /** The token of a person who is known by a number only. */
    public String tokenOf(int person) {
        String account = String.format("be9c%020x", person);
        String name = "Person " + person;
        String email = "person" + person + "@example.org";
        String claims = """
                {"iss":"digitalstage","sub":"%s","jti":"%s","sid":"%s","aud":["digitalstage"],"name":"%s",\
                "email_verified":true,"user":{"_id":"%s","email":"%s"},"iat":%d,"exp":%d}""".formatted(
                        account,
                        account,
                        account,
                        name,
                        account,
                        email,
                        now.getEpochSecond(),
                        now.plus(LIFE).getEpochSecond());
        String head = "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + KEY_ID + "\"}";
        String signed = encoded(head) + "." + encoded(claims);
        return signed + "." + URL.encodeToString(signature(signed));
    }

    /** The public key as a JSON Web Key Set. */
    public String keySet() {
        RSAPublicKey open = (RSAPublicKey) keys.getPublic();
        return """
                {"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"%s","n":"%s","e":"%s"}]}""".formatted(
                        KEY_ID,
                        unsigned(open.getModulus().toByteArray()),
                        unsigned(open.getPublicExponent().toByteArray()));
    }

    private byte[] signature(String signed) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException("Expected to sign a token but could not", cause);
        }
    }

    private static String encoded(String json) {
        return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String unsigned(byte[] number) {
        int start = number[0] == 0 ? 1 : 0;
        byte[] bytes = Arrays.copyOfRange(number, start, number.length);
        return URL.encodeToString(bytes);
    }
}
