package org.digitalstage.platform.web.connection;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;

/** Why a request is not taken from its connection. */
record Flaw(HttpResponseStatus status, String sentence) {

    static Flaw bad(String sentence) {
        return new Flaw(HttpResponseStatus.BAD_REQUEST, sentence);
    }

    /** What the codec could not read. Its own words repeat what came, so nobody is told them. */
    static Flaw of(Throwable unread) {
        return switch (unread) {
            case TooLongHttpLineException _ ->
                new Flaw(HttpResponseStatus.REQUEST_URI_TOO_LONG, "Expected a shorter request line");
            case TooLongHttpHeaderException _ ->
                new Flaw(HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "Expected shorter headers");
            case TooLongFrameException _ ->
                new Flaw(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE, "Expected a shorter request");
            default -> bad("Expected a well-formed HTTP request but could not read it");
        };
    }
}
