package org.digitalstage.stage.socket;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.stage.model.Stage;

/** The codes that a session found to lead somewhere: who looked one up joins without giving it, or a password, again. */
final class Invited {

    private final ConcurrentMap<Id<Stage>, String> codes = new ConcurrentHashMap<>();

    void remember(Id<Stage> stage, String code) {
        codes.put(stage, code);
    }

    /** The code that leads to this stage. */
    Optional<String> to(Id<Stage> stage) {
        return Optional.ofNullable(codes.get(stage));
    }
}
