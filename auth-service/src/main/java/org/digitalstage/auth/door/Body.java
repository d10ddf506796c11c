package org.digitalstage.auth.door;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.digitalstage.platform.web.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The fields of a request, from JSON or from a form. Every fault in them is told as a sentence, with 400. */
final class Body {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<?, ?> fields;

    private Body(Map<?, ?> fields) {
        this.fields = fields;
    }

    static Mono<Body> of(ServerRequest request) {
        return isForm(request)
                ? request.formData()
                        .onErrorMap(IllegalArgumentException.class, Body::badForm)
                        .map(Body::form)
                : request.bodyToMono(byte[].class).defaultIfEmpty(new byte[0]).map(Body::json);
    }

    private static boolean isForm(ServerRequest request) {
        return request.headers()
                .contentType()
                .filter(MediaType.APPLICATION_FORM_URLENCODED::isCompatibleWith)
                .isPresent();
    }

    private static Refused badForm(IllegalArgumentException malformed) {
        return refused("Expected a form but could not read it");
    }

    private static Body form(MultiValueMap<String, String> form) {
        return new Body(form.toSingleValueMap());
    }

    private static Body json(byte[] bytes) {
        try {
            var object = JSON.readValue(bytes, LinkedHashMap.class);
            return new Body(object == null ? Map.of() : object);
        } catch (JacksonException malformed) {
            throw refused("Expected a JSON object but could not read it");
        }
    }

    /** A field that must be there and not empty. */
    String required(String name, int longest) {
        return optional(name, longest)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> refused("Expected " + name + " as text but it is missing"));
    }

    /** A field that may be missing or empty. */
    Optional<String> optional(String name, int longest) {
        var value = fields.get(name);
        return switch (value) {
            case null -> Optional.empty();
            case String text
            when text.length() > longest ->
                throw refused(
                        "Expected %s of at most %d characters but got %d".formatted(name, longest, text.length()));
            case String text -> Optional.of(text);
            default -> throw refused("Expected " + name + " as text but got something else");
        };
    }

    static Refused refused(String sentence) {
        return new Refused(HttpStatus.BAD_REQUEST, sentence);
    }
}
