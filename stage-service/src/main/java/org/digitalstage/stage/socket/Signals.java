package org.digitalstage.stage.socket;

import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.Signal;
import org.digitalstage.platform.aggregate.journal.Post;
import org.digitalstage.platform.aggregate.kind.Event;
import org.digitalstage.platform.journal.presence.LifeName;
import org.jspecify.annotations.Nullable;

/** Takes a signal straight to the instances that hold a socket of the device it is for. */
public final class Signals {

    private static final String KIND = "signal";
    private static final String DEVICE = "device/";

    private final Sessions sessions;
    private final Post post;
    private final LifeName boot;

    public Signals(Sessions sessions, Post post, LifeName boot) {
        this.sessions = sessions;
        this.post = post;
        this.boot = boot;
    }

    void tell(Signal signal, List<String> boots) {
        boots.stream().map(LifeName::instance).distinct().forEach(instance -> {
            if (instance.equals(boot.instance())) {
                tellHere(signal.to(), signal.event(), signal.payload());
            } else {
                post.send(instance, written(signal));
            }
        });
    }

    private static Map<String, @Nullable Object> written(Signal signal) {
        return Map.of("kind", KIND, "to", signal.to(), "event", signal.event(), "payload", signal.payload());
    }

    /** Takes a message of another instance if it is a signal. */
    @SuppressWarnings("unchecked") // written above
    public void receive(Map<String, @Nullable Object> message) {
        if (KIND.equals(message.get("kind")) && message.get("payload") instanceof Map<?, ?> payload) {
            tellHere(String.valueOf(message.get("to")), String.valueOf(message.get("event")), (Map<
                            String, @Nullable Object>)
                    payload);
        }
    }

    private void tellHere(String to, String event, Map<String, @Nullable Object> payload) {
        if (to.startsWith(DEVICE)) {
            sessions.tellDevice(to.substring(DEVICE.length()), Event.of(event, payload));
        }
    }
}
