package org.digitalstage.stage.model.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Verb;
import org.digitalstage.platform.text.Characters;
import org.digitalstage.stage.model.ListenerOverride;
import org.digitalstage.stage.model.StageKinds;
import org.jspecify.annotations.Nullable;

/** The commands of a signed-in client, by name. Only what is in this table is ever run. */
public final class Protocol {

    private static final List<ListenerOverride> OVERRIDES =
            List.of(ListenerOverride.MEMBER_VOLUME, ListenerOverride.MEMBER_POSITION);

    private static final Map<String, Function<Payload, ClientCommand>> READERS = readers();

    private Protocol() {}

    /**
     * Reads what a client sent after the name of the event.
     *
     * @throws Rejected with a sentence for the client, if there is no such command or its payload does not fit
     */
    public static ClientCommand parse(String name, List<? extends @Nullable Object> arguments) {
        Function<Payload, ClientCommand> reader = READERS.get(name);
        if (reader == null) {
            throw new Rejected("unknown-command", "Unknown command " + Characters.shortened(name, 100));
        }
        return reader.apply(Payload.of(arguments));
    }

    /** All names that {@link #parse} knows. */
    public static Set<String> commands() {
        return READERS.keySet();
    }

    private static Map<String, Function<Payload, ClientCommand>> readers() {
        Map<String, Function<Payload, ClientCommand>> readers = new LinkedHashMap<>();
        StageKinds.ALL.all().forEach(kind -> verbs(readers, kind));
        OVERRIDES.forEach(override -> readers.put(override.setter(), payload -> Readers.override(override, payload)));
        for (PeerSignal signal : PeerSignal.values()) {
            readers.put(signal.command(), payload -> Readers.signal(signal, payload));
        }
        readers.put("change-user", Readers::changeUser);
        readers.put("change-device", Readers::changeDevice);
        readers.put("set-sound-card", Readers::setSoundCard);
        readers.put("create-stage", StageReaders::create);
        readers.put("change-stage", StageReaders::change);
        readers.put("remove-stage", StageReaders::remove);
        readers.put("join-stage", StageReaders::join);
        readers.put("leave-stage", StageReaders::leave);
        readers.put("send-message", Readers::sendMessage);
        readers.put("renew-token", Readers::renewToken);
        readers.put("state-hash", Readers::stateHash);
        return readers;
    }

    private static void verbs(Map<String, Function<Payload, ClientCommand>> readers, EntityKind<?> kind) {
        for (Verb verb : Verb.values()) {
            if (kind.permit(verb).isPresent()) {
                readers.put(verb.word() + "-" + kind.noun(), payload -> Readers.verb(kind, verb, payload));
            }
        }
    }
}
