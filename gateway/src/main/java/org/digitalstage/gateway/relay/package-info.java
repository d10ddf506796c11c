/** WebSockets, passed between client and service as bytes. */
@NullMarked
package org.digitalstage.gateway.relay;

import org.jspecify.annotations.NullMarked;
