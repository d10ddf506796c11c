/** One-time codes sent by mail: activation and password reset. */
@NullMarked
package org.digitalstage.auth.code;

import org.jspecify.annotations.NullMarked;
