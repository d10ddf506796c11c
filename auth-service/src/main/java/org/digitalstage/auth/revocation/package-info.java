/** Tokens that are no longer good before they expire. */
@NullMarked
package org.digitalstage.auth.revocation;

import org.jspecify.annotations.NullMarked;
