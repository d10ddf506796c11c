/** The services behind the door, each with one or more instances. */
@NullMarked
package org.digitalstage.gateway.backend;

import org.jspecify.annotations.NullMarked;
