package org.digitalstage.platform.wire.socket;

import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a socket from its handshake. */
record Opening(String id, String path, @Nullable InetSocketAddress remoteAddress, List<String> forwardedFor) {}
