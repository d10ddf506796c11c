package org.digitalstage.routers;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.engine.Aggregates;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.journal.Post;
import org.digitalstage.platform.aggregate.time.Regularly;
import org.digitalstage.platform.aggregate.time.Round;
import org.digitalstage.platform.journal.presence.Watch;
import org.digitalstage.routers.between.Dialogue;
import org.digitalstage.routers.command.Commands;
import org.digitalstage.routers.command.RouterCommand;
import org.digitalstage.routers.presence.Deadlines;
import org.digitalstage.routers.registry.Registry;
import org.digitalstage.routers.registry.Router;
import org.digitalstage.routers.socket.Deliveries;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** What goes on as long as the service does: the replica of the registry, presence, deadlines, and talking with other services. */
final class Running implements SmartLifecycle {

    private static final Duration LOOK = Duration.ofMillis(250);

    private final Aggregates<RouterCommand> aggregates;
    private final Commands commands;
    private final Deliveries deliveries;
    private final Deadlines deadlines;
    private final Watch watch;
    private final Dialogue dialogue;
    private final Post post;
    private final Regularly regularly;
    private volatile @Nullable Round looking;
    private Aggregates<RouterCommand>.@Nullable Following following;

    Running(
            Aggregates<RouterCommand> aggregates,
            Commands commands,
            Deliveries deliveries,
            Deadlines deadlines,
            Watch watch,
            Dialogue dialogue,
            Post post,
            Regularly regularly) {
        this.aggregates = aggregates;
        this.commands = commands;
        this.deliveries = deliveries;
        this.deadlines = deadlines;
        this.watch = watch;
        this.dialogue = dialogue;
        this.post = post;
        this.regularly = regularly;
    }

    /** Ends the sockets of a dead instance, in the registry. */
    static CompletionStage<Void> bury(Aggregates<RouterCommand> aggregates, Commands commands, String name) {
        return aggregates.state(Registry.ID, 0).thenCompose(state -> {
            List<String> left = connections(state, name);
            return left.isEmpty()
                    ? CompletableFuture.completedStage(null)
                    : commands.decided("instance/" + name, new RouterCommand.Lost(left));
        });
    }

    private static List<String> connections(State registry, String boot) {
        return Router.KIND.all(registry).stream()
                .filter(Router.ONLINE::require)
                .filter(router -> Router.BOOT.require(router).equals(boot))
                .map(Router.CONNECTION::require)
                .toList();
    }

    @Override
    public void start() {
        post.onMessage(aggregates::receive);
        aggregates.start();
        following = aggregates.follow(Registry.ID, 0, deliveries);
        watch.start();
        dialogue.start();
        looking = regularly.every("deadlines", LOOK, this::look);
    }

    private void look() {
        aggregates
                .held(Registry.ID)
                .map(deadlines::over)
                .orElse(List.of())
                .forEach(command -> commands.ask("deadline", command));
    }

    @Override
    public void stop() {
        Round begun = looking;
        if (begun != null) {
            begun.close();
        }
        looking = null;
        dialogue.stop();
        watch.stop();
        if (following != null) {
            following.close();
        }
        aggregates.stop();
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }
}
