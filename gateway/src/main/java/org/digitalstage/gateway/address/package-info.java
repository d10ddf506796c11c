/** Who a client really is. */
@NullMarked
package org.digitalstage.gateway.address;

import org.jspecify.annotations.NullMarked;
