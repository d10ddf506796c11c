package org.digitalstage.gateway.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import tools.jackson.databind.json.JsonMapper;

/** What a refused request is told: a problem document (RFC 9457) with one sentence. */
@JsonPropertyOrder({"type", "title", "status", "detail"})
public record Problem(int status, String title, String detail) {
    public static final String CONTENT_TYPE = "application/problem+json";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** None of our own: the title says it. */
    @JsonProperty
    String type() {
        return "about:blank";
    }

    public String toJson() {
        return JSON.writeValueAsString(this);
    }
}
