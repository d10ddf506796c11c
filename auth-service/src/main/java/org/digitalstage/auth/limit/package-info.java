/** How somebody who tries too often is answered. */
@NullMarked
package org.digitalstage.auth.limit;

import org.jspecify.annotations.NullMarked;
