package org.digitalstage.stage.feature;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.Stage;

/** A connection as it is written down with its device, see {@link Device#CONNECTIONS}; it sends to {@code stages} without its person being there. */
final class Connected {

    private static final String CONNECTION = "connection";
    private static final String PAGE = "page";
    private static final String COMING = "coming";
    private static final String LOST = "lost";
    private static final String STAGES = "stages";

    private Connected() {}

    static boolean isConnected(Entity device, String session) {
        return Device.CONNECTIONS.require(device).stream().anyMatch(connection -> isIt(connection, session));
    }

    static boolean isIt(Object connection, String session) {
        return session.equals(id(connection));
    }

    static String id(Object connection) {
        return connection instanceof Map<?, ?> map ? String.valueOf(map.get(CONNECTION)) : "";
    }

    /** A new one. */
    static Object begun(UserCommand.SignIn command, List<Object> before) {
        Map<String, Object> begun = new LinkedHashMap<>();
        begun.put(CONNECTION, command.session());
        begun.put("boot", command.boot());
        begun.put(PAGE, command.session());
        if (!before.isEmpty()) {
            boolean stays = command.carriesOn();
            begun.put(PAGE, stays ? page(before.getLast()) : command.session());
            begun.put(COMING, !stays || isComing(before.getLast()));
        }
        return begun;
    }

    /** One that an old release wrote down is a page of its own. */
    static String page(Object connection) {
        return connection instanceof Map<?, ?> map && map.get(PAGE) instanceof String page ? page : id(connection);
    }

    static boolean isComing(Object connection) {
        return is(COMING, connection);
    }

    static boolean isLost(Object connection) {
        return is(LOST, connection);
    }

    private static boolean is(String mark, Object connection) {
        return connection instanceof Map<?, ?> map && Boolean.TRUE.equals(map.get(mark));
    }

    /** The same connections, this one with its first state. */
    static List<Object> arrived(List<Object> connections, String session) {
        return marked(connections, session, COMING, false);
    }

    /** The same connections, this one with a closed socket. */
    static List<Object> lost(List<Object> connections, String session) {
        return marked(connections, session, LOST, true);
    }

    private static List<Object> marked(List<Object> connections, String session, String mark, boolean is) {
        return connections.stream()
                .map(each -> isIt(each, session) && is(mark, each) != is ? with(each, mark, is) : each)
                .toList();
    }

    private static Object with(Object connection, String field, Object value) {
        Map<Object, Object> noted = new LinkedHashMap<>((Map<?, ?>) connection);
        noted.put(field, value);
        return noted;
    }

    /** The same connection, which sends to this stage, too. */
    static Object sending(Object connection, Id<Stage> stage) {
        Set<Id<Stage>> stages = new LinkedHashSet<>(sendsTo(connection));
        stages.add(stage);
        return with(connection, STAGES, stages.stream().map(Id::hex).toList());
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
