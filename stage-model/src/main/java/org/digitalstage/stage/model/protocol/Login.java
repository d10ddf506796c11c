package org.digitalstage.stage.model.protocol;

import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.kind.Unfit;
import org.digitalstage.platform.aggregate.kind.Verb;
import org.digitalstage.stage.model.Device;
import org.jspecify.annotations.Nullable;

/**
 * What a client says first: {@code token} with a token and its device.
 *
 * @param token says who it is
 * @param device what the client says of its device, as it came: looked at only when the token is known to be good
 * @param resume whether it wants aggregate and seq with each event
 * @param carriesOn whether it says what it holds already, and so is no new page
 */
public record Login(Secret token, Map<?, ?> device, boolean resume, boolean carriesOn) {

    /** The name of the event. */
    public static final String COMMAND = "token";

    /** Reads the arguments after the name. */
    public static Login parse(List<? extends @Nullable Object> arguments) {
        Payload payload = Payload.of(arguments);
        if (!(payload.get("device") instanceof Map<?, ?> device)) {
            throw Unfit.expected("device", "an object", payload.get("device"));
        }
        Object resume = payload.get("resume");
        boolean carriesOn = resume instanceof Map<?, ?> held && !held.isEmpty();
        return new Login(SessionCommands.token(payload.get("token")), device, resume != null, carriesOn);
    }

    /** How its client reads what it is told. */
    public Dialect dialect() {
        return Dialect.of(String.valueOf(device.get(Device.TYPE.name())));
    }

    /** What the client may write of a new device; may lack the type, which a known one does not need. */
    public Map<String, @Nullable Object> creation() {
        return Device.KIND.accept(Verb.CREATE, device);
    }

    /** What of this a device that is known already takes over. */
    public Map<String, @Nullable Object> update() {
        return Device.KIND.accept(Verb.CHANGE, device);
    }
}
