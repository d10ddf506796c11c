/** The only door to the outside. */
@NullMarked
package org.digitalstage.gateway;

import org.jspecify.annotations.NullMarked;
