package org.digitalstage.routers.socket;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys that routers show; comparing takes the same time however much of a key is right. */
public final class ApiKeys {

    private final List<byte[]> keys;

    public ApiKeys(List<String> keys) {
        this.keys = keys.stream().map(ApiKeys::hash).toList();
    }

    public boolean fits(@Nullable Object given) {
        byte[] hash = hash(given instanceof String text ? text : "");
        boolean fits = false;
        for (byte[] key : keys) {
            fits |= MessageDigest.isEqual(key, hash);
        }
        return fits && given instanceof String;
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
