/** The door for media routers. */
@NullMarked
package org.digitalstage.routers.socket;

import org.jspecify.annotations.NullMarked;
