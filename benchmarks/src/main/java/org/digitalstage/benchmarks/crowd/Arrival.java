package org.digitalstage.benchmarks.crowd;

import java.util.Map;
import org.digitalstage.benchmarks.wire.StageSocket;
import tools.jackson.databind.JsonNode;

/** A person who has signed in and is in no stage yet. */
final class Arrival {

    private final StageSocket socket;
    private final Conversation talk;
    private final String userId;

    private Arrival(StageSocket socket, Conversation talk, String userId) {
        this.socket = socket;
        this.talk = talk;
        this.userId = userId;
    }

    static Arrival signIn(Door door, int number) {
        Conversation talk = new Conversation();
        StageSocket socket = door.open(talk);
        talk.over(socket);
        var user = talk.next("u-r", any -> true);
        var ready = talk.next("ok", any -> true);
        talk.tell("token", Map.of("token", door.tokenOf(number), "device", device(number)));
        Conversation.await(ready, "token");
        return new Arrival(
                socket, talk, Conversation.await(user, "token").path("_id").stringValue());
    }

    String userId() {
        return userId;
    }

    StageSocket socket() {
        return socket;
    }

    JsonNode ask(String command, Object payload) {
        return talk.ask(command, payload);
    }

    Member join(OpenStage stage) {
        var moved = talk.next(
                "u-c", user -> userId.equals(user.path("_id").asString("")) && user.hasNonNull("stageMemberId"));
        talk.ask("join-stage", Map.of("stageId", stage.id(), "groupId", stage.groupId()));
        return new Member(
                socket,
                userId,
                Conversation.await(moved, "join-stage").path("stageMemberId").stringValue());
    }

    private static Map<String, Object> device(int number) {
        return Map.of("uuid", "bench-" + number, "type", "browser", "canAudio", true, "canVideo", false);
    }
}
