/** Sockets and groups of sockets, fed on their own event loops. */
@NullMarked
package org.digitalstage.platform.wire.socket;

import org.jspecify.annotations.NullMarked;
