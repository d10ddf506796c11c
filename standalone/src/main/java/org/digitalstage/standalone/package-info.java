/** All services, an embedded store and a Redis in one process: what {@code ./run} starts. */
@NullMarked
package org.digitalstage.standalone;

import org.jspecify.annotations.NullMarked;
