package org.digitalstage.platform.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;

/** A request is answered with a status and one clear sentence; not a fault, so it is not logged. */
public final class Refused extends RuntimeException {

    private final HttpStatusCode status;
    private final String sentence;
    private final @Nullable Duration retryAfter;

    public Refused(HttpStatusCode status, String sentence) {
        this(status, sentence, null);
    }

    /** The answer says when it makes sense to try again, in whole seconds. */
    public Refused(HttpStatusCode status, String sentence, @Nullable Duration retryAfter) {
        super(sentence, null, false, false);
        this.status = status;
        this.sentence = sentence;
        this.retryAfter = retryAfter;
    }

    public HttpStatusCode status() {
        return status;
    }

    public String sentence() {
        return sentence;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
