package org.digitalstage.platform.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Answers every failed request, whatever the caller would accept, and logs what is a fault once, without query or body. */
@Order(-2)
final class ProblemHandler implements WebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable fault) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(fault);
        }
        var problem = Problem.of(fault);
        if (problem.isFault() && !Problem.isHangUp(fault)) {
            var request = exchange.getRequest();
            log.error(
                    "Request failed: {} {}",
                    request.getMethod(),
                    request.getPath().value(),
                    fault);
        }
        return answer(exchange, problem);
    }

    private Mono<Void> answer(ServerWebExchange exchange, Problem problem) {
        var response = exchange.getResponse();
        response.setStatusCode(problem.status());
        response.getHeaders().addAll(problem.headers());
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        var body = response.bufferFactory().wrap(problem.body().json());
        return response.writeWith(Mono.just(body));
    }
}
