package org.digitalstage.gateway.http;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses tokens in URLs and paths that could be read in two ways, and hides what services tell each other. */
@Component
@Order(Guard.AFTER_CORS)
final class Guard implements WebFilter {
    static final int AFTER_CORS = -100;

    private static final Pattern SLASH = Pattern.compile("/");
    private static final Set<String> HIDDEN = Set.of("internal", "actuator");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        RequestPath path = RequestPath.of(exchange.getRequest().getURI().toString());
        Optional<String> refusal = path.refusal();
        if (refusal.isPresent()) {
            return Mono.error(new ResponseStatusException(HttpStatus.BAD_REQUEST, refusal.get()));
        }
        if (isHidden(path)) {
            return Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND, Faults.NOTHING_HERE));
        }
        return chain.filter(exchange);
    }

    private static boolean isHidden(RequestPath path) {
        return path.isUnder("/auth")
                ? hides(path.path())
                : path.isUnder("/actuator") && !path.isUnder("/actuator/health");
    }

    private static boolean hides(String path) {
        return SLASH.splitAsStream(path)
                .map(segment -> segment.toLowerCase(Locale.ROOT))
                .anyMatch(HIDDEN::contains);
    }
}
