/** What every implementation of a port keeps: the fakes and the adapters extend the same tests. */
@NullMarked
package org.digitalstage.platform.aggregate.journal.contract;

import org.jspecify.annotations.NullMarked;
