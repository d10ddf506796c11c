package org.digitalstage.platform.web.connection;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the head of a request must be (RFC 9112), beyond what the codec asks of it. */
final class RequestRules {

    /** A name, an IPv4 address or an IPv6 one in brackets, and perhaps a port (RFC 3986, 3.2.2 and 3.2.3). */
    private static final Pattern HOST =
            Pattern.compile("([\\w.~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+(:\\d{0,5})?|\\[[0-9A-Fa-f:.]+](:\\d{0,5})?");

    private RequestRules() {}

    static Optional<Flaw> flaw(HttpRequest request) {
        var unread = request.decoderResult().cause();
        return unread != null
                ? Optional.of(unread(unread, request))
                : Stream.of(version(request), host(request), target(request.uri()), coding(request))
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    /** The codec says of a coding that it does not know only that it is none. */
    private static Flaw unread(Throwable unread, HttpRequest request) {
        return unread instanceof IllegalArgumentException
                ? coding(request).orElseGet(() -> Flaw.of(unread))
                : Flaw.of(unread);
    }

    private static Optional<Flaw> version(HttpRequest request) {
        var known = request.protocolVersion().equals(HttpVersion.HTTP_1_1) || isOld(request);
        return unless(
                known,
                new Flaw(
                        HttpResponseStatus.HTTP_VERSION_NOT_SUPPORTED, "Expected HTTP 1.1 or 1.0 but got another one"));
    }

    private static boolean isOld(HttpRequest request) {
        return request.protocolVersion().equals(HttpVersion.HTTP_1_0);
    }

    /** Two hosts, or none, could be read in two ways by two servers on the way (RFC 9112, 3.2). */
    private static Optional<Flaw> host(HttpRequest request) {
        var hosts = request.headers().getAll(HttpHeaderNames.HOST);
        return switch (hosts.size()) {
            case 0 -> unless(isOld(request), Flaw.bad("Expected a Host but found none"));
            case 1 -> unless(HOST.matcher(hosts.getFirst()).matches(), Flaw.bad("Expected a Host that is one"));
            default -> Optional.of(Flaw.bad("Expected one Host but found more"));
        };
    }

    private static Optional<Flaw> target(String target) {
        return unless(isReadable(target), Flaw.bad("Expected a path and query of a well-formed URL"));
    }

    private static boolean isReadable(String target) {
        try {
            return isAscii(target)
                    && (target.startsWith("/")
                            ? !new URI("http://host" + target).isOpaque()
                            : new URI(target).getRawAuthority() != null);
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static boolean isAscii(String target) {
        return target.chars().allMatch(letter -> letter < 0x80);
    }

    /** How long a body is that is coded in a way not understood, nobody here can tell (RFC 9112, 6.1). */
    private static Optional<Flaw> coding(HttpRequest request) {
        var codings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        if (!codings.isEmpty() && isOld(request)) {
            return Optional.of(Flaw.bad("Expected no Transfer-Encoding in HTTP 1.0 but found one"));
        }
        return unless(
                codings.isEmpty() || HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(String.join(",", codings)),
                new Flaw(HttpResponseStatus.NOT_IMPLEMENTED, "Expected Transfer-Encoding chunked but got another one"));
    }

    private static Optional<Flaw> unless(boolean good, Flaw flaw) {
        return good ? Optional.empty() : Optional.of(flaw);
    }
}
