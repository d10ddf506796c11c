package org.digitalstage.platform.jwt;

/** The keys that tokens are checked with are out of reach, so nothing is known about a token; trying again later helps. */
public final class KeysUnavailable extends RuntimeException {

    public KeysUnavailable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
