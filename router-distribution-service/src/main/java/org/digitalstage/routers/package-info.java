/** The router-distribution-service: which media routers there are, and which of them serves which stage. */
@NullMarked
package org.digitalstage.routers;

import org.jspecify.annotations.NullMarked;
