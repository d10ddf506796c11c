package org.digitalstage.auth.door;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.digitalstage.platform.text.Rule;
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
    String required(String name, Rule rule) {
        return optional(name, rule).filter(text -> !text.isEmpty()).orElseThrow(() -> missing(name));
    }

    /** A field that may be missing, in the normal form of its rule. */
    Optional<String> optional(String name, Rule rule) {
        return text(name).map(text -> fitting(name, text, rule));
    }

    /** The same, but blanks around it do not count. */
    Optional<String> trimmed(String name, Rule rule) {
        return text(name).map(text -> fitting(name, text.strip(), rule));
    }

    private Optional<String> text(String name) {
        return switch (fields.get(name)) {
            case null -> Optional.empty();
            case String text -> Optional.of(text);
            default -> throw refused("Expected " + name + " as text but got something else");
        };
    }

    private static String fitting(String name, String text, Rule rule) {
        rule.flaw(text).ifPresent(flaw -> {
            throw refused("Expected " + name + " to be " + rule.describe() + " but got " + flaw);
        });
        return rule.normal(text);
    }

    static Refused missing(String name) {
        return refused("Expected " + name + " as text but it is missing");
    }

    static Refused refused(String sentence) {
        return new Refused(HttpStatus.BAD_REQUEST, sentence);
    }
}
