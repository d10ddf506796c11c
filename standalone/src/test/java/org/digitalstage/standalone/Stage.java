package org.digitalstage.standalone;

import java.util.List;
import java.util.Map;
import org.digitalstage.platform.testing.socket.SocketClient;

/** A stage of two, by the ids that its clients know. */
record Stage(String id, String group, String annasPart) {

    static Stage openedBy(SocketClient anna, SocketClient bert) {
        String id = id(anna.ask("create-stage", Map.of("name", "Stage")).get(1));
        String group = id(anna.ask("create-group", Map.of("stageId", id, "name", "name 0"))
                .get(1));
        Map<String, Object> inside = inside(anna, id, group);
        inside(bert, id, group);
        return new Stage(id, group, id(list(inside, "stageMembers").getFirst()));
    }

    Map<String, Object> groupAsSeenBy(SocketClient client) {
        return list(inside(client, id, group), "groups").stream()
                .filter(each -> group.equals(id(each)))
                .findFirst()
                .orElseThrow();
    }

    Map<String, Object> mixOf(SocketClient client) {
        return list(inside(client, id, group), "customStageMemberVolumes").stream()
                .filter(each -> annasPart.equals(each.get("stageMemberId")))
                .findFirst()
                .orElseThrow();
    }

    /** The package of whoever joins, also again. */
    private static Map<String, Object> inside(SocketClient client, String stage, String group) {
        List<Object> answer = client.ask("join-stage", Map.of("stageId", stage, "groupId", group));
        if (!answer.isEmpty() && answer.getFirst() != null) {
            throw new AssertionError("Could not join: " + answer.getFirst());
        }
        return map(client.event("s-j").arguments().getFirst());
    }

    private static List<Map<String, Object>> list(Map<String, Object> inside, String name) {
        return ((List<?>) inside.get(name)).stream().map(Stage::map).toList();
    }

    private static String id(Object entity) {
        return String.valueOf(map(entity).get("_id"));
    }

    @SuppressWarnings("unchecked") // what comes over the wire is JSON
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
