package org.digitalstage.stage.feature;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.Stage;

/** A connection as it is written down with its device: its id, the instance that holds it, and where it sends to without its person being there. */
final class Connected {

    private static final String STAGES = "stages";

    private Connected() {}

    static boolean isConnected(Entity device, String session) {
        return Device.CONNECTIONS.require(device).stream().anyMatch(connection -> isIt(connection, session));
    }

    static boolean isIt(Object connection, String session) {
        return connection instanceof Map<?, ?> map && session.equals(map.get("connection"));
    }

    /** The same connection, which sends to this stage, too. */
    static Object sending(Object connection, Id<Stage> stage) {
        Set<Id<Stage>> stages = new LinkedHashSet<>(sendsTo(connection));
        stages.add(stage);
        Map<Object, Object> noted = new LinkedHashMap<>((Map<?, ?>) connection);
        noted.put(STAGES, stages.stream().map(Id::hex).toList());
        return noted;
    }

    /** Where the connection of this session sends to. */
    static Set<Id<Stage>> sendsTo(List<Object> connections, String session) {
        Set<Id<Stage>> stages = new LinkedHashSet<>();
        connections.stream().filter(each -> isIt(each, session)).forEach(each -> stages.addAll(sendsTo(each)));
        return stages;
    }

    private static List<Id<Stage>> sendsTo(Object connection) {
        return connection instanceof Map<?, ?> map && map.get(STAGES) instanceof List<?> stages
                ? stages.stream()
                        .map(stage -> new Id<Stage>(String.valueOf(stage)))
                        .toList()
                : List.of();
    }
}
