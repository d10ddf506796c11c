package org.digitalstage.platform.jwt;

import java.util.regex.Pattern;

/** The id of an account: 24 lower-case hex digits, the {@code sub} of its tokens. */
public record AccountId(String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{24}");

    public AccountId {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException(
                    "Expected an account id of 24 hex digits but got " + hex.length() + " characters");
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
