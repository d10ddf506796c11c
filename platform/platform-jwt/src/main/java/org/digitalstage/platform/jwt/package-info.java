/** Token validation shared by every service: locally, through the published keys of the auth-service. */
@NullMarked
package org.digitalstage.platform.jwt;

import org.jspecify.annotations.NullMarked;
