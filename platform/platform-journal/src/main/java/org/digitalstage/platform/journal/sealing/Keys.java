package org.digitalstage.platform.journal.sealing;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.entity.Id;

/** The port to the keys of people. A stage that ends with an exception means "not known". */
public interface Keys {

    /** The keys and tombstones of these people, as far as there are any. */
    CompletionStage<Map<Id<?>, Key>> find(Set<Id<?>> people);

    /** Makes a person's key durably; where there is a key or a tombstone already, that is the answer. */
    CompletionStage<Key> make(Id<?> person);

    /** Puts a tombstone in the place of the key; may be repeated. */
    CompletionStage<Void> erase(Id<?> person);
}
