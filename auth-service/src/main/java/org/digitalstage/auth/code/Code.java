package org.digitalstage.auth.code;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** A one-time code as it stands in a mail: 160 random bits as 40 lower-case hex digits. It is stored as a hash only. */
public record Code(String text) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{40}");
    private static final int BYTES = 20;

    public static Code random(RandomGenerator random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Code(HexFormat.of().formatHex(bytes));
    }

    /** Reads what somebody typed or what a link carried; empty if no code looks like that. */
    public static Optional<Code> parse(String typed) {
        var text = typed.strip();
        return FORM.matcher(text).matches() ? Optional.of(new Code(text)) : Optional.empty();
    }

    /** No salt is needed: nobody can go through 160 bits. */
    String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "a code";
    }
}
