package org.digitalstage.standalone;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.digitalstage.platform.testing.socket.SocketClient;

/** Changes one thing again and again, numbered, each as soon as the one before was acknowledged, until the connection is gone. */
final class Persistent {
    private volatile long sent;
    private volatile long acknowledged;

    private Persistent() {}

    static Persistent with(SocketClient client, String command, LongFunction<Map<String, ?>> payload) {
        Persistent persistent = new Persistent();
        Thread.ofVirtual().start(() -> persistent.run(client, command, payload));
        return persistent;
    }

    long sent() {
        return sent;
    }

    long acknowledged() {
        return acknowledged;
    }

    private static boolean isAcknowledged(SocketClient client, String command, Map<String, ?> payload) {
        try {
            List<Object> answer = client.ask(command, payload);
            return answer.isEmpty() || answer.getFirst() == null;
        } catch (AssertionError | UncheckedIOException unanswered) {
            if (client.isOpen()) {
                throw unanswered;
            }
            return false;
        }
    }

    private void run(SocketClient client, String command, LongFunction<Map<String, ?>> payload) {
        for (long number = 1; client.isOpen(); number++) {
            sent = number;
            if (isAcknowledged(client, command, payload.apply(number))) {
                acknowledged = number;
            }
        }
    }
}
