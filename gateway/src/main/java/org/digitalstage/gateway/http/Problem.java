package org.digitalstage.gateway.http;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import tools.jackson.databind.json.JsonMapper;

/** What a refused request is told: a problem document (RFC 9457) with one sentence. */
@JsonPropertyOrder({"title", "status", "detail"})
public record Problem(int status, String title, String detail) {
    public static final String CONTENT_TYPE = "application/problem+json";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public String toJson() {
        return JSON.writeValueAsString(this);
    }
}
