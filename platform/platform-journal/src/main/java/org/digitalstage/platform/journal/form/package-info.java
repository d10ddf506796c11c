/** How entries and snapshots are written down: BSON, the same bytes in the journal and on the streams. */
@NullMarked
package org.digitalstage.platform.journal.form;

import org.jspecify.annotations.NullMarked;
