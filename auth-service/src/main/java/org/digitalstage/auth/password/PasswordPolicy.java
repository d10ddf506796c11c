package org.digitalstage.auth.password;

import org.digitalstage.platform.web.Refused;
import org.springframework.http.HttpStatus;

/** Judges a password somebody chooses. Length is what counts; rules about kinds of characters make passwords worse, not better. */
public final class PasswordPolicy {

    private final PasswordSettings settings;

    public PasswordPolicy(PasswordSettings settings) {
        this.settings = settings;
    }

    /** Throws {@link Refused} with a sentence if the password may not be chosen. */
    public void check(String password) {
        var length = password.codePointCount(0, password.length());
        if (length < settings.shortest() || length > settings.longest()) {
            throw new Refused(
                    HttpStatus.BAD_REQUEST,
                    "Expected a password of %d to %d characters but got %d"
                            .formatted(settings.shortest(), settings.longest(), length));
        }
    }

    public int longest() {
        return settings.longest();
    }
}
