package org.digitalstage.platform.aggregate.codec;

import org.jspecify.annotations.Nullable;

/** How one type is written; never asked about {@code null}. */
interface Form {

    /** The JSON value; {@code null} to leave it out. */
    @Nullable
    Object write(Object value);

    Object read(Object json);
}
