/** What waits for one slow socket: ordered, bounded, and merged where values are continuous. */
@NullMarked
package org.digitalstage.platform.wire.outbox;

import org.jspecify.annotations.NullMarked;
