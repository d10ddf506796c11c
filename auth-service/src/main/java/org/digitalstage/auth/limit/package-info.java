/** How often something may be tried, counted over all instances. */
@NullMarked
package org.digitalstage.auth.limit;

import org.jspecify.annotations.NullMarked;
