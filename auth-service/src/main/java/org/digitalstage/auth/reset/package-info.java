/** Choosing a new password after forgetting the old one. */
@NullMarked
package org.digitalstage.auth.reset;

import org.jspecify.annotations.NullMarked;
