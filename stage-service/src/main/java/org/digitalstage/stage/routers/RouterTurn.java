package org.digitalstage.stage.routers;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.digitalstage.stage.socket.TurnCredentials;
import org.jspecify.annotations.Nullable;

/**
 * Credentials that a TURN server checks by itself (coturn, {@code use-auth-secret}): the name is the second in which they end, and the
 * credential its HMAC-SHA1 under the shared secret.
 */
final class RouterTurn implements TurnCredentials {

    private static final Duration VALID = Duration.ofHours(12);

    private final Supplier<List<String>> urls;
    private final @Nullable String secret;
    private final InstantSource clock;

    RouterTurn(Supplier<List<String>> urls, @Nullable String secret, InstantSource clock) {
        this.urls = urls;
        this.secret = secret;
        this.clock = clock;
    }

    @Override
    public Map<String, @Nullable Object> credentials() {
        List<String> servers = urls.get();
        if (secret == null || secret.isEmpty() || servers.isEmpty()) {
            return Map.of();
        }
        String username = Long.toString(clock.instant().plus(VALID).getEpochSecond());
        Map<String, @Nullable Object> turn = new LinkedHashMap<>();
        turn.put("urls", servers);
        turn.put("username", username);
        turn.put("credential", credential(secret, username));
        Map<String, @Nullable Object> setting = new LinkedHashMap<>();
        setting.put("turn", turn);
        return setting;
    }

    private static String credential(String secret, String username) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(username.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA1", e);
        }
    }
}
