package org.digitalstage.auth.signup;

import org.digitalstage.auth.account.Email;
import org.jspecify.annotations.Nullable;

/** What somebody who signs up tells of themselves. */
public record NewPerson(
        Email email, String password, String name, @Nullable String avatarUrl) {

    @Override
    public String toString() {
        return "NewPerson";
    }
}
