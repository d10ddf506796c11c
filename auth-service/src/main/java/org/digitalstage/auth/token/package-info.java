/** Signing keys and the tokens signed with them. */
@NullMarked
package org.digitalstage.auth.token;

import org.jspecify.annotations.NullMarked;
