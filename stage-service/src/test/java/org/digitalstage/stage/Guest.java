package org.digitalstage.stage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.digitalstage.platform.testing.socket.Received;
import org.digitalstage.platform.testing.socket.SocketClient;

/** A device of somebody who takes part in a {@link Scene}, on whichever instance; comes back now and then. */
final class Guest {

    private final Theatre theatre;
    private final Random chance;
    private final String account;
    private final String name;
    private final boolean resumes;
    private final String uuid;
    private SocketClient socket;

    Guest(Theatre theatre, Random chance, long seed, String name, boolean resumes) {
        this.theatre = theatre;
        this.chance = chance;
        this.account = String.format("%012x%012x", seed, name.hashCode() & 0xFFFFFF);
        this.name = name;
        this.resumes = resumes;
        this.uuid = name + "-" + resumes + "-" + chance.nextInt(1_000_000);
        this.socket = enter();
    }

    private SocketClient enter() {
        SocketClient client = SocketClient.connect(theatre.address(chance.nextInt(2)));
        Map<String, Object> login = new LinkedHashMap<>();
        login.put("token", theatre.token(account, name));
        login.put("device", Map.of("uuid", uuid, "type", "browser", "canAudio", true));
        if (resumes) {
            login.put("resume", Map.of());
        }
        client.emit("token", login);
        client.event("ok");
        return client;
    }

    /** Everything from the first frame on, anew. */
    void comeBack() {
        socket.drop();
        socket = enter();
    }

    SocketClient socket() {
        return socket;
    }

    boolean resumes() {
        return resumes;
    }

    /** His id, as the service told him. */
    String user() {
        List<Received> received = socket.received();
        return String.valueOf(Theatre.map(received.stream()
                        .filter(each -> "u-r".equals(each.event()))
                        .findFirst()
                        .orElseThrow()
                        .arguments()
                        .getFirst())
                .get("_id"));
    }

    /** What he holds by now. */
    Holding holding() {
        return Holding.of(socket.received());
    }

    @Override
    public String toString() {
        return uuid;
    }
}
