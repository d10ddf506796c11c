package org.digitalstage.platform.journal.sealing;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** What there is of a person's key. */
public sealed interface Key {

    /** How many bytes a key has: AES-256. */
    int BYTES = 32;

    /** The key itself. */
    record Held(SecretKey secret) implements Key {
        public static Held of(byte[] bytes) {
            return new Held(new SecretKeySpec(bytes, "AES"));
        }

        @Override
        public String toString() {
            return "Held";
        }
    }

    /** The tombstone: the person was erased, and there will never be a key again. */
    record Erased() implements Key {}
}
