/** The real parts a machine without any needs: a MongoDB-compatible store and a Redis, on loopback, as this process's own. */
@NullMarked
package org.digitalstage.platform.embedded;

import org.jspecify.annotations.NullMarked;
