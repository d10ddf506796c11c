package org.digitalstage.auth.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.time.Instant;

/**
 * A key that signs tokens. It is a secret: its text form, and so any log, shows no more than its number and id.
 *
 * @param number the place in the row of keys; the one with the greatest number signs
 */
record SigningKey(int number, Instant created, RSAKey key) {

    private static final int BITS = 2048;

    static SigningKey create(int number, Instant now) {
        try {
            var key = new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
            return new SigningKey(number, now, key);
        } catch (JOSEException impossible) {
            throw new IllegalStateException("Expected a new signing key but none could be made");
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + number + ", " + key.getKeyID() + "]";
    }
}
