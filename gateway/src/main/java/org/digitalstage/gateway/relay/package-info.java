/**
 * WebSockets, passed between client and service as bytes.
 *
 * <p>The routing of WebSockets that comes with the framework reads frames and writes them anew: it answers a PING itself, so
 * a paused client seems alive; it turns a dropped connection into a close frame, after which native clients never come
 * back; and it buffers without regard for a slow reader. Here the handshake alone is HTTP. After it, both HTTP codecs leave
 * and what one side says goes to the other untouched; only the headers of a client's frames are looked at, for their length.
 */
@NullMarked
package org.digitalstage.gateway.relay;

import org.jspecify.annotations.NullMarked;
