package org.digitalstage.platform.journal.sealing;

import org.digitalstage.platform.aggregate.entity.Id;
import org.jspecify.annotations.Nullable;

/** What is done with one personal value when it is written or read. */
interface Hand {

    /**
     * The other form of a value.
     *
     * @param person whose key seals it; of what is sealed, whose key sealed it
     * @param place what it is for, authenticated with it
     * @param value what it says, or bytes where it is sealed
     * @param unknown what it reads where its key is gone
     */
    @Nullable
    Object turn(Id<?> person, String place, Object value, @Nullable Object unknown);
}
