/** How passwords are judged, hashed and compared. */
@NullMarked
package org.digitalstage.auth.password;

import org.jspecify.annotations.NullMarked;
