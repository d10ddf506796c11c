/** The ports in memory: shared stores, and one view of them per instance whose calls a test may delay, fail or lose. */
@NullMarked
package org.digitalstage.platform.aggregate.journal.fake;

import org.jspecify.annotations.NullMarked;
