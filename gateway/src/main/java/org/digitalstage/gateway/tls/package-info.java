/** The encrypted door beside the plain one. */
@NullMarked
package org.digitalstage.gateway.tls;

import org.jspecify.annotations.NullMarked;
