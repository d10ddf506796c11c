/** Frames of the wire: JSON packets read from a client, and encoded once for all who get them. */
@NullMarked
package org.digitalstage.platform.wire.frame;

import org.jspecify.annotations.NullMarked;
