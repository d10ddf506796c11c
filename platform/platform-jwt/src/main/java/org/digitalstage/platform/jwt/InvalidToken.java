package org.digitalstage.platform.jwt;

/** The token is malformed, forged, expired or meant for someone else; signing in again helps. */
public final class InvalidToken extends RuntimeException {

    public InvalidToken(String sentence) {
        super(sentence, null, false, false);
    }
}
