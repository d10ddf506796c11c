package org.digitalstage.auth.code;

/** What a one-time code is good for; at most one of each kind is open per account. */
public enum CodeKind {
    ACTIVATION("activation"),
    RESET("reset");

    private final String field;

    CodeKind(String field) {
        this.field = field;
    }

    /** The field of an account's document that holds it. */
    String field() {
        return field;
    }
}
