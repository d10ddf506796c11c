package org.digitalstage.stage;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.model.Role;
import org.jspecify.annotations.Nullable;

/** One person for each role, with a socket that comes back where it was dropped. */
final class Cast {

    /** Runs the platform, and is nothing to any stage. */
    static final String OPERATOR = "0000000000000000000000ff";

    private final Theatre theatre;
    private final Map<Role, SocketClient> sockets = new EnumMap<>(Role.class);
    private @Nullable SocketClient operator;

    Cast(Theatre theatre) {
        this.theatre = theatre;
    }

    /** The owner has two devices. */
    static String account(Role role) {
        Role person = role == Role.OTHER_DEVICE ? Role.OWNER : role;
        return String.format("0000000000000000000000%02d", person.ordinal());
    }

    static String user(Role role) {
        return Names.person(account(role)).hex();
    }

    String token(Role role) {
        return theatre.token(account(role), role.words());
    }

    SocketClient of(Role role) {
        return sockets.compute(role, (same, socket) -> socket != null && socket.isOpen() ? socket : enter(role));
    }

    /** Waits until all sockets of this person were dropped. */
    void isOut(Role role) {
        Role.PEOPLE.stream()
                .filter(other -> account(other).equals(account(role)))
                .flatMap(other -> Stream.ofNullable(sockets.get(other)))
                .forEach(SocketClient::ending);
    }

    private SocketClient enter(Role role) {
        return theatre.signIn(0, account(role), "P", Map.of("uuid", role.name(), "type", "browser"));
    }

    SocketClient operator() {
        SocketClient here = operator;
        if (here == null) {
            here = theatre.signIn(0, OPERATOR, "Operator", Map.of("uuid", "operator", "type", "browser"));
            operator = here;
        }
        return here;
    }

    /** A device of the owner that is not there now. */
    void comeAndGo(String uuid) {
        SocketClient socket = theatre.signIn(0, account(Role.OWNER), "P", Map.of("uuid", uuid, "type", "browser"));
        socket.drop();
    }
}
