/** How often something may be tried, counted over all instances of a service. */
@NullMarked
package org.digitalstage.platform.journal.limit;

import org.jspecify.annotations.NullMarked;
