package org.digitalstage.platform.journal.sealing;

import java.util.Map;
import java.util.Optional;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Id;
import org.jspecify.annotations.Nullable;

/** What is done with what is personal when it is written or read. */
interface Turn {

    /** The same fields, sealed or opened. */
    Map<String, @Nullable Object> fields(
            PersonalFields kind, Optional<Id<?>> about, Map<String, @Nullable Object> fields);

    /** The command of a follow-up, sealed or opened. */
    Map<String, @Nullable Object> command(
            Optional<Id<?>> about, AggregateId target, Map<String, @Nullable Object> command);
}
