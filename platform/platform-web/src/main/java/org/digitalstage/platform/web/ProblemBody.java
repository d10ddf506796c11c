package org.digitalstage.platform.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of every refusal: an RFC 9457 problem.
 *
 * @param type always {@code about:blank}: the title says it
 * @param title the words that go with the status
 * @param status of the answer
 * @param detail one sentence
 */
@JsonPropertyOrder({"type", "title", "status", "detail"})
public record ProblemBody(String type, String title, int status, String detail) {

    public static final String CONTENT_TYPE = "application/problem+json";

    public static ProblemBody of(int status, String sentence) {
        return new ProblemBody("about:blank", title(status), status, sentence);
    }

    /** The sentence of a refusal that has none of its own. */
    public static String bare(int status) {
        return "The request was refused: " + title(status);
    }

    private static String title(int status) {
        var known = HttpStatus.resolve(status);
        return known == null ? "Status " + status : known.getReasonPhrase();
    }

    public byte[] json() {
        return JsonMapper.shared().writeValueAsBytes(this);
    }
}
