package org.digitalstage.stage.command;

import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.stage.model.Stage;

/** What is asked of the code of an invite: the code is free, or leads to one stage. */
public sealed interface InviteCommand extends StageCommand {

    /** The code leads to this stage from now on; refused where it leads to one already. */
    record Claim(Id<Stage> stage, long now, long expiresAt) implements InviteCommand {}

    /** The stage does not need the code any more. */
    record Release(Id<Stage> stage) implements InviteCommand {}
}
