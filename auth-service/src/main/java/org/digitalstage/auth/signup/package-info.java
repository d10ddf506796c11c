/** Becoming somebody: signing up and proving the e-mail address. */
@NullMarked
package org.digitalstage.auth.signup;

import org.jspecify.annotations.NullMarked;
