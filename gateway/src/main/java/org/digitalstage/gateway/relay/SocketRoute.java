package org.digitalstage.gateway.relay;

import org.digitalstage.gateway.backend.Backends;

/** Where the sockets of a path go: to a service, always under the same path of it. */
record SocketRoute(Backends backends, String path) {}
