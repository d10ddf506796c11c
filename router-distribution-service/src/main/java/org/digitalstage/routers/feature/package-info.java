/** The rules of the registry: who serves which stage. */
@NullMarked
package org.digitalstage.routers.feature;

import org.jspecify.annotations.NullMarked;
