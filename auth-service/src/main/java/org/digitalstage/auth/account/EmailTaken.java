package org.digitalstage.auth.account;

/** There is an account with this e-mail address already. */
public final class EmailTaken extends RuntimeException {

    EmailTaken() {
        super("Expected an e-mail address without an account but there is one", null, false, false);
    }
}
