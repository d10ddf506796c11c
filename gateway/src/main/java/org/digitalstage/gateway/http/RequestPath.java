package org.digitalstage.gateway.http;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The path and query of a request, and what may not be in them. */
public record RequestPath(String path, String query) {
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._~-/";
    private static final String TOKEN = "Expected the token in the Authorization header or the first message"
            + " but found it in the URL, where logs would keep it.";
    private static final Set<String> TOKEN_NAMES = Set.of("token", "access_token");

    /** Takes the target of a request line, also in absolute form. */
    public static RequestPath of(String target) {
        int scheme = target.indexOf("://");
        int start = target.startsWith("/") || scheme < 0 ? 0 : target.indexOf('/', scheme + 3);
        String local = start < 0 ? "/" : target.substring(start);
        int mark = local.indexOf('?');
        return mark < 0 ? new RequestPath(local, "") : new RequestPath(local.substring(0, mark), local.substring(mark));
    }

    /** The sentence that refuses this request, if one does. */
    public Optional<String> refusal() {
        if (!isPlain()) {
            return Optional.of("Expected a path of letters, digits and . _ ~ - but found something else in it.");
        }
        try {
            return carriesToken() ? Optional.of(TOKEN) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.of("Expected a well-formed query but found a broken percent sign in it.");
        }
    }

    /** Whether the path is this one or below it. */
    public boolean isUnder(String parent) {
        return path.equals(parent) || path.startsWith(parent + "/");
    }

    private boolean isPlain() {
        return path.startsWith("/")
                && !path.contains("//")
                && path.chars().allMatch(letter -> PLAIN.indexOf(letter) >= 0)
                && Stream.of(path.split("/")).noneMatch(segment -> ".".equals(segment) || "..".equals(segment));
    }

    private boolean carriesToken() {
        Set<String> names = new QueryStringDecoder(query).parameters().keySet();
        return names.stream().anyMatch(name -> TOKEN_NAMES.contains(name.toLowerCase(Locale.ROOT)));
    }
}
