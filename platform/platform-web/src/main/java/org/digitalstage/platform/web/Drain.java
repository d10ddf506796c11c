package org.digitalstage.platform.web;

import reactor.core.publisher.Mono;

/** What a service does between "takes no new callers" and "closes its port", for example sending its sockets elsewhere. */
@FunctionalInterface
public interface Drain {

    Mono<Void> drain();
}
