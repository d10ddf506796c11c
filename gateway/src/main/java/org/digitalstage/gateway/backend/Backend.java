package org.digitalstage.gateway.backend;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One instance of a service, and whether it could be reached of late. */
public final class Backend {
    private static final Logger log = LoggerFactory.getLogger(Backend.class);
    private static final Set<String> SCHEMES = Set.of("http", "ws");

    private final String service;
    private final URI url;
    private final AtomicBoolean away = new AtomicBoolean();
    private volatile long failedAt;

    Backend(String service, URI url) {
        if (url.getHost() == null || !SCHEMES.contains(url.getScheme())) {
            throw new IllegalArgumentException(
                    "Expected http://host:port for the " + service + " but found " + url + ".");
        }
        this.service = service;
        this.url = url;
    }

    public String host() {
        return url.getHost();
    }

    public int port() {
        return url.getPort() < 0 ? 80 : url.getPort();
    }

    /** The address before the look-up of its name. */
    public InetSocketAddress address() {
        return InetSocketAddress.createUnresolved(host().replaceAll("[\\[\\]]", ""), port());
    }

    /** The path of sockets: the URL's own if it has one. */
    public String pathOr(String usual) {
        String own = url.getRawPath();
        return own == null || own.isEmpty() || "/".equals(own) ? usual : own;
    }

    public void failed(long nanoTime) {
        failedAt = nanoTime;
        if (!away.getAndSet(true)) {
            log.warn("cannot be reached service={} host={} port={}", service, host(), port());
        }
    }

    public void answered() {
        if (away.get() && away.getAndSet(false)) {
            log.info("can be reached again service={} host={} port={}", service, host(), port());
        }
    }

    boolean resting(long nanoTime, long nanos) {
        return away.get() && nanoTime - failedAt < nanos;
    }
}
