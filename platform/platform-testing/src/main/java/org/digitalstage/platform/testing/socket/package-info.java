/** A client of the teckos protocol for tests, in full control of what its socket does. */
@NullMarked
package org.digitalstage.platform.testing.socket;

import org.jspecify.annotations.NullMarked;
