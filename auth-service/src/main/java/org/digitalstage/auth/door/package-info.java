/** The HTTP door: addresses, bodies, callers. */
@NullMarked
package org.digitalstage.auth.door;

import org.jspecify.annotations.NullMarked;
