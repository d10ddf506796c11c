package org.digitalstage.platform.testing.http;

import java.util.Set;

/**
 * A request that somebody may send by mistake or malice.
 *
 * @param name what is odd in it
 * @param text its very bytes, as ISO 8859-1
 * @param statuses that may answer it; empty: any that does not blame the server
 */
public record OddRequest(String name, String text, Set<Integer> statuses) {

    /** Whether this answer is one: not a fault of the server, and with a sentence if it is a refusal. */
    public boolean isAnsweredWellBy(RawHttp.Answer answer) {
        var status = answer.status();
        var allowed = statuses.isEmpty() ? status > 0 && status < 500 : statuses.contains(status);
        return allowed && (status < 400 || isHead() || answer.isProblem());
    }

    private boolean isHead() {
        return text.startsWith("HEAD ");
    }
}
