/** Events between services: at least once, over a Redis Stream each. */
@NullMarked
package org.digitalstage.platform.journal.events;

import org.jspecify.annotations.NullMarked;
