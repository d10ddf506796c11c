package org.digitalstage.auth.mail;

import org.digitalstage.auth.account.Email;

/** A plain text mail. It may carry a code, so its text form shows nothing of it. */
public record Letter(Email to, String subject, String text) {

    @Override
    public String toString() {
        return "Letter[" + subject + "]";
    }
}
