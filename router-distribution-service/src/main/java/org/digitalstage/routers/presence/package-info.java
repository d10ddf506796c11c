/** Which instances live, and what is due. */
@NullMarked
package org.digitalstage.routers.presence;

import org.jspecify.annotations.NullMarked;
