package org.digitalstage.routers.presence;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.routers.RouterSettings;
import org.digitalstage.routers.command.RouterCommand;
import org.digitalstage.routers.feature.RegistryRules;
import org.digitalstage.routers.registry.Media;
import org.digitalstage.routers.registry.Part;
import org.digitalstage.routers.registry.Progress;
import org.digitalstage.routers.registry.Router;
import org.digitalstage.routers.registry.Task;
import org.digitalstage.stage.model.Stage;

/** What must be done unless the registry changes in time: each command names exactly the state it is about. */
final class Due {

    private final RouterSettings settings;

    Due(RouterSettings settings) {
        this.settings = settings;
    }

    /** Each with how long it may still take. */
    Map<RouterCommand, Duration> in(State registry) {
        Map<RouterCommand, Duration> due = new LinkedHashMap<>();
        for (Entity router : Router.KIND.all(registry)) {
            if (!Router.ONLINE.require(router)) {
                due.put(
                        new RouterCommand.Forget(new Id<>(router.id().hex()), Router.CONNECTION.require(router)),
                        settings.grace());
            }
        }
        for (Entity entity : Task.KIND.all(registry)) {
            add(Task.of(entity), due);
        }
        if (RegistryRules.isSettleable(registry)) {
            due.put(new RouterCommand.Settle(), Duration.ZERO);
        }
        return due;
    }

    private void add(Task task, Map<RouterCommand, Duration> due) {
        Part audio = task.audio();
        Id<Router> router = audio.router();
        if (audio.isAsked()
                && task.video().isAsked()
                && router != null
                && task.video().isAt(router)) {
            RouterCommand both = new RouterCommand.Silent(
                    task.stage(), audio.attempt(), task.video().attempt());
            due.put(both, settings.confirmation());
        } else {
            add(task, Media.AUDIO, due);
            add(task, Media.VIDEO, due);
        }
        addLater(task, Media.AUDIO, due);
        addLater(task, Media.VIDEO, due);
    }

    private void add(Task task, Media media, Map<RouterCommand, Duration> due) {
        Part part = task.part(media);
        if (part.isAsked()) {
            due.put(of(media, part.attempt(), task, RouterCommand.Silent::new), settings.confirmation());
        }
    }

    private void addLater(Task task, Media media, Map<RouterCommand, Duration> due) {
        Part part = task.part(media);
        if (part.isWaiting() && !part.avoided().isEmpty()) {
            due.put(of(media, part.attempt(), task, RouterCommand.Retry::new), settings.retry());
        }
        if (part.progress() == Progress.OVER) {
            due.put(of(media, part.number(), task, RouterCommand.Overdue::new), settings.digest());
        }
    }

    private static RouterCommand of(Media media, long number, Task task, OnHalves made) {
        return media == Media.AUDIO ? made.of(task.stage(), number, 0) : made.of(task.stage(), 0, number);
    }

    /** A command about halves of a stage. */
    private interface OnHalves {
        RouterCommand of(Id<Stage> stage, long audio, long video);
    }
}
