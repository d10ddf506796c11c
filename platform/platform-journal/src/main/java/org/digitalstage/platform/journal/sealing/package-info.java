/** Personal fields stand in the store only sealed, each with the key of the person it is about; without the key nobody reads them again. */
@NullMarked
package org.digitalstage.platform.journal.sealing;

import org.jspecify.annotations.NullMarked;
