package org.digitalstage.stage.socket;

import org.digitalstage.platform.aggregate.engine.Aggregates;
import org.digitalstage.stage.command.Commands;
import org.digitalstage.stage.command.StageCommand;
import org.digitalstage.stage.fanout.Halls;

/** Where sessions go: the aggregates of this instance, and the halls in which they hear of them. */
record Rooms(Aggregates<StageCommand> aggregates, Halls<Session> halls, Commands commands, Packages packages) {}
