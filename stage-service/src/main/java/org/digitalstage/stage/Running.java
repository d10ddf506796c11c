package org.digitalstage.stage;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.digitalstage.platform.aggregate.engine.Aggregates;
import org.digitalstage.platform.aggregate.journal.Post;
import org.digitalstage.platform.aggregate.time.Regularly;
import org.digitalstage.platform.aggregate.time.Round;
import org.digitalstage.platform.journal.presence.Watch;
import org.digitalstage.stage.command.StageCommand;
import org.digitalstage.stage.socket.Sessions;
import org.digitalstage.stage.socket.Signals;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** What goes on as long as the service does: replicas, presence, expiry, post. */
final class Running implements SmartLifecycle {

    private static final Duration EXPIRY = Duration.ofSeconds(1);

    private final Aggregates<StageCommand> aggregates;
    private final Watch watch;
    private final Sessions sessions;
    private final Signals signals;
    private final Post post;
    private final Regularly regularly;
    private final Clock clock;
    private volatile @Nullable Round expiry;

    Running(
            Aggregates<StageCommand> aggregates,
            Watch watch,
            Sessions sessions,
            Signals signals,
            Post post,
            Regularly regularly,
            Clock clock) {
        this.aggregates = aggregates;
        this.watch = watch;
        this.sessions = sessions;
        this.signals = signals;
        this.post = post;
        this.regularly = regularly;
        this.clock = clock;
    }

    @Override
    public void start() {
        post.onMessage(this::received);
        aggregates.start();
        watch.start();
        expiry = regularly.every("expiry", EXPIRY, () -> sessions.endExpired(clock.instant()));
    }

    private void received(Map<String, @Nullable Object> message) {
        if (!aggregates.receive(message)) {
            signals.receive(message);
        }
    }

    @Override
    public void stop() {
        Round begun = expiry;
        if (begun != null) {
            begun.close();
        }
        expiry = null;
        watch.stop();
        aggregates.stop();
    }

    @Override
    public boolean isRunning() {
        return expiry != null;
    }
}
