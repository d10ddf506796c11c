/** Events from and to the other services. */
@NullMarked
package org.digitalstage.routers.between;

import org.jspecify.annotations.NullMarked;
