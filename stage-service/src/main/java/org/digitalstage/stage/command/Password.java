package org.digitalstage.stage.command;

import org.jspecify.annotations.Nullable;

/**
 * What became of the password of a stage: hashing and checking take long and happen before the mailbox.
 *
 * @param hash the new hash to set, or the hash that the given password was checked against and fitted; {@code null} for none
 */
public record Password(@Nullable String hash) {

    public static final Password NONE = new Password(null);

    @Override
    public String toString() {
        return "Password";
    }
}
