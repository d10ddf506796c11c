package org.digitalstage.platform.journal.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.journal.UnknownFormat;
import org.digitalstage.platform.journal.form.ValueForm;

/**
 * One value under a person's key, AES-GCM: a byte for the version, 12 bytes of the person's id, 12 random bytes, the ciphertext with its tag. The place it
 * is meant for (a kind and its field) is authenticated with it, so that nobody moves one to another.
 */
final class Seal {

    private static final byte VERSION = 1;
    private static final int PERSON = 12;
    private static final int NONCE = 12;
    private static final int HEAD = 1 + PERSON + NONCE;
    private static final int TAG = 16;
    private static final SecureRandom CHANCE = new SecureRandom();
    private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(Seal::cipher);

    private Seal() {}

    static byte[] close(SecretKey key, Id<?> person, String place, Object value) {
        byte[] nonce = new byte[NONCE];
        CHANCE.nextBytes(nonce);
        byte[] plain = ValueForm.write(value);
        ByteBuffer sealed = ByteBuffer.allocate(HEAD + plain.length + TAG)
                .put(VERSION)
                .put(HexFormat.of().parseHex(person.hex()))
                .put(nonce);
        try {
            cipher(Cipher.ENCRYPT_MODE, key, nonce, place).doFinal(ByteBuffer.wrap(plain), sealed);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("Every Java has AES-GCM", fault);
        }
        return sealed.array();
    }

    /** The value; empty if the key is another one, or the value meant for another place or damaged. */
    static Optional<Object> open(SecretKey key, String place, byte[] sealed) {
        byte[] nonce = Arrays.copyOfRange(sealed, 1 + PERSON, HEAD);
        try {
            byte[] plain = cipher(Cipher.DECRYPT_MODE, key, nonce, place).doFinal(sealed, HEAD, sealed.length - HEAD);
            return Optional.ofNullable(ValueForm.read(plain));
        } catch (GeneralSecurityException unreadable) {
            return Optional.empty();
        }
    }

    /** Whose key opens it. */
    static Id<?> person(byte[] sealed) {
        if (sealed.length < HEAD + TAG || sealed[0] != VERSION) {
            throw new UnknownFormat("a sealed value", "version " + (sealed.length == 0 ? "none" : sealed[0]));
        }
        return new Id<>(HexFormat.of().formatHex(sealed, 1, 1 + PERSON));
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = CIPHER.get();
        cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
        cipher.updateAAD(place.getBytes(UTF_8));
        return cipher;
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("Every Java has AES-GCM", fault);
        }
    }
}
