/** Which instances of a service live, and what becomes of what a dead one held. */
@NullMarked
package org.digitalstage.platform.journal.presence;

import org.jspecify.annotations.NullMarked;
