package org.digitalstage.platform.web;

import java.io.IOException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.reactive.resource.NoResourceFoundException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

/** What a client is told of a failed request: an RFC 9457 problem whose {@code detail} is one sentence. */
record Problem(HttpStatusCode status, String sentence, HttpHeaders headers) {

    static Problem of(Throwable fault) {
        return switch (fault) {
            case Refused refused -> of(refused);
            case DataBufferLimitException tooLarge ->
                of(HttpStatus.CONTENT_TOO_LARGE, "Expected a shorter body but it is over the limit");
            case UnsupportedMediaTypeStatusException type ->
                of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Expected JSON but got another content type");
            case ServerWebInputException input
            when hasCause(input, DataBufferLimitException.class) ->
                of(HttpStatus.CONTENT_TOO_LARGE, "Expected a shorter body but it is over the limit");
            case ServerWebInputException input ->
                of(HttpStatus.BAD_REQUEST, "Expected a well-formed request but could not read it");
            case NoResourceFoundException nothing -> of(HttpStatus.NOT_FOUND, "There is nothing at this address");
            case ErrorResponse response -> of(response);
            default -> of(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here, please try again");
        };
    }

    private static Problem of(Refused refused) {
        var headers = new HttpHeaders();
        var pause = refused.retryAfter();
        if (pause != null) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, pause.toSeconds())));
        }
        return new Problem(refused.status(), refused.sentence(), headers);
    }

    private static Problem of(ErrorResponse response) {
        var status = response.getStatusCode();
        var detail = response.getBody().getDetail();
        return new Problem(status, detail == null ? sentence(status) : detail, response.getHeaders());
    }

    private static Problem of(HttpStatus status, String sentence) {
        return new Problem(status, sentence, HttpHeaders.EMPTY);
    }

    private static String sentence(HttpStatusCode status) {
        return switch (status.value()) {
            case 404 -> "There is nothing at this address";
            case 405 -> "This address does not know that method";
            default -> ProblemBody.bare(status.value());
        };
    }

    private static boolean hasCause(Throwable fault, Class<? extends Throwable> type) {
        var cause = fault.getCause();
        return cause != null && (type.isInstance(cause) || hasCause(cause, type));
    }

    /** A caller who hung up is no fault of ours. */
    static boolean isHangUp(Throwable fault) {
        return fault instanceof IOException || fault.getClass().getSimpleName().equals("AbortedException");
    }

    boolean isFault() {
        return status.value() == HttpStatus.INTERNAL_SERVER_ERROR.value();
    }

    ProblemBody body() {
        return ProblemBody.of(status.value(), sentence);
    }
}
