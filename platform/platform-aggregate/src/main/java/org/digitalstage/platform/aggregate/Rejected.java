package org.digitalstage.platform.aggregate;

/** A rule says no. Nothing was changed; the sentence goes to whoever asked. */
public final class Rejected extends RuntimeException {

    private final String code;

    /**
     * @param code short and stable, for metrics and tests, for example {@code no-privileges}
     * @param sentence what the asker reads
     */
    public Rejected(String code, String sentence) {
        super(sentence, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
