/** Signing in, and how often it may fail. */
@NullMarked
package org.digitalstage.auth.signin;

import org.jspecify.annotations.NullMarked;
