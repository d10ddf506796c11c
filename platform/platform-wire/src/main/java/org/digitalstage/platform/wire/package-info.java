/** The wire: what a service imports to serve teckos sockets. */
@NullMarked
package org.digitalstage.platform.wire;

import org.jspecify.annotations.NullMarked;
