package org.digitalstage.platform.aggregate.journal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The port to the follow-ups that were set aside, until an operator sends them again or drops them. All operations may be repeated. */
public interface Aside {

    CompletionStage<Void> keep(SetAside followUp);

    CompletionStage<Optional<SetAside>> find(String id);

    /** Those that are there, in the order of their ids; as many as {@code limit}. */
    CompletionStage<List<SetAside>> list(int limit);

    CompletionStage<Void> drop(String id);
}
