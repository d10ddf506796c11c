package org.digitalstage.gateway.http;

import io.netty.handler.timeout.TimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import org.digitalstage.platform.web.ProblemBody;
import org.digitalstage.platform.web.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/** Turns every fault into a status and a sentence; the log keeps the path but never a query. */
@Component
@Order(Faults.BEFORE_THE_DEFAULT)
final class Faults implements WebExceptionHandler {
    static final int BEFORE_THE_DEFAULT = -10;
    static final String NOTHING_HERE = "There is nothing at this path.";

    private static final Logger log = LoggerFactory.getLogger(Faults.class);

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable fault) {
        ServerHttpResponse response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(fault);
        }
        HttpStatus status = status(fault);
        if (status == HttpStatus.INTERNAL_SERVER_ERROR) {
            log.error("request failed path={}", exchange.getRequest().getPath().value(), fault);
        }
        response.setStatusCode(status);
        response.getHeaders().set(HttpHeaders.CONTENT_TYPE, ProblemBody.CONTENT_TYPE);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
        }
        return write(response, ProblemBody.of(status.value(), sentence(status, fault)));
    }

    private static Mono<Void> write(ServerHttpResponse response, ProblemBody problem) {
        byte[] body = problem.json();
        return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
    }

    private static HttpStatus status(Throwable fault) {
        return switch (fault) {
            case Refused refused -> known(refused.status());
            case ResponseStatusException known -> known(known.getStatusCode());
            case ConnectException _, UnknownHostException _ -> HttpStatus.SERVICE_UNAVAILABLE;
            case TimeoutException _ -> HttpStatus.GATEWAY_TIMEOUT;
            case IOException _ -> HttpStatus.BAD_GATEWAY;
            case AbortedException _ -> HttpStatus.BAD_REQUEST; // the client broke off, and hears nothing of it
            default -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }

    private static HttpStatus known(HttpStatusCode code) {
        HttpStatus status = HttpStatus.resolve(code.value());
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private static String sentence(HttpStatus status, Throwable fault) {
        if (fault instanceof Refused refused) {
            return refused.sentence();
        }
        return switch (status) {
            case NOT_FOUND -> NOTHING_HERE;
            case BAD_REQUEST, UPGRADE_REQUIRED -> reason(fault, "The request could not be understood.");
            case CONTENT_TOO_LARGE -> "Expected a smaller request.";
            case NOT_ACCEPTABLE -> "There is no answer of a type that is accepted.";
            case METHOD_NOT_ALLOWED -> "This method is not allowed here.";
            case SERVICE_UNAVAILABLE -> reason(fault, "The service cannot be reached now, please try again.");
            case GATEWAY_TIMEOUT -> "The service did not answer in time.";
            case BAD_GATEWAY -> "The service broke off its answer.";
            default -> "The request could not be carried out.";
        };
    }

    private static String reason(Throwable fault, String otherwise) {
        @Nullable String reason = fault instanceof ResponseStatusException known ? known.getReason() : null;
        return reason == null ? otherwise : reason;
    }
}
