package org.digitalstage.routers.feature;

import java.util.Map;
import org.digitalstage.platform.aggregate.Decision;
import org.digitalstage.platform.aggregate.Rules;
import org.digitalstage.platform.aggregate.codec.RecordCodec;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.routers.command.RouterCommand;
import org.digitalstage.routers.registry.Task;
import org.jspecify.annotations.Nullable;

/** Finds the feature of each command: a new command does not compile until it has one. */
public final class RegistryRules implements Rules<RouterCommand> {

    private final RecordCodec<RouterCommand> codec = new RecordCodec<>(RouterCommand.class);

    @Override
    public Decision decide(RouterCommand command, Facts facts) {
        return switch (command) {
            case RouterCommand.Register register -> Registration.register(register, facts);
            case RouterCommand.Ready ready -> Registration.ready(ready, facts);
            case RouterCommand.Change change -> Registration.change(change, facts);
            case RouterCommand.Lost lost -> Registration.lost(lost, facts);
            case RouterCommand.Forget forget -> Registration.forget(forget, facts);
            case RouterCommand.Served served -> Confirmations.served(served, facts);
            case RouterCommand.Report report -> Confirmations.report(report, facts);
            case RouterCommand.Unserved unserved -> Confirmations.unserved(unserved, facts);
            case RouterCommand.Silent silent -> Assignments.silent(silent, facts);
            case RouterCommand.Retry retry -> Assignments.retry(retry, facts);
            case RouterCommand.Settle _ -> Assignments.settle(facts);
            case RouterCommand.Overdue overdue -> Wishes.overdue(overdue, facts);
            case RouterCommand.Wants wants -> Wishes.wants(wants, facts);
            case RouterCommand.Gone gone -> Wishes.gone(gone, facts);
        };
    }

    /** Whether a stage waits though there is a router for it. */
    public static boolean isSettleable(State state) {
        Desk desk = new Desk(state);
        Assignments work = new Assignments(desk);
        return desk.tasks().filter(Task::isWaiting).anyMatch(work::isSettleable);
    }

    @Override
    public Map<String, @Nullable Object> write(RouterCommand command) {
        return codec.write(command);
    }

    @Override
    public RouterCommand read(Map<String, @Nullable Object> written) {
        return codec.read(written);
    }
}
