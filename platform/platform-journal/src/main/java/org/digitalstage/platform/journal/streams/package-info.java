/** The fast path on Redis Streams: it may lose, double and reorder, and Redis may vanish and return empty. */
@NullMarked
package org.digitalstage.platform.journal.streams;

import org.jspecify.annotations.NullMarked;
