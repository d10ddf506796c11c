package org.digitalstage.stage.model.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.aggregate.kind.Json;
import org.digitalstage.platform.aggregate.kind.OpenLimits;
import org.digitalstage.platform.aggregate.kind.Unfit;
import org.digitalstage.platform.aggregate.kind.Verb;
import org.digitalstage.platform.text.TextRule;
import org.digitalstage.stage.model.ChatMessage;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.ListenerOverride;
import org.digitalstage.stage.model.SoundCard;
import org.digitalstage.stage.model.StageDevice;
import org.digitalstage.stage.model.User;
import org.jspecify.annotations.Nullable;

/** Payloads of commands about people, their devices, and entities in a stage. */
final class Readers {

    private static final String ID = "_id";
    private static final Field<String> TOKEN =
            Field.text("token", TextRule.mark(16 * 1024).needed());
    private static final OpenLimits SDP = new OpenLimits(64 * 1024, 256, 8);

    private Readers() {}

    static ClientCommand verb(EntityKind<?> kind, Verb verb, Payload payload) {
        return switch (verb) {
            case CREATE -> create(kind, payload);
            case CHANGE -> new ClientCommand.Change(kind, payload.id(ID), kind.accept(Verb.CHANGE, payload.value()));
            case REMOVE -> new ClientCommand.Remove(kind, payload.id());
        };
    }

    private static ClientCommand create(EntityKind<?> kind, Payload payload) {
        if (payload.get("stageId") == null) {
            throw Unfit.saying("Missing stage ID");
        }
        return new ClientCommand.Create(kind, payload.id("stageId"), kind.accept(Verb.CREATE, payload.value()));
    }

    static ClientCommand override(ListenerOverride what, Payload payload) {
        Id<?> target = payload.id(what.targetId().name());
        Id<Device> device = payload.get("deviceId") == null ? null : payload.id("deviceId");
        Map<String, @Nullable Object> fields = what.kind().accept(Verb.CHANGE, payload.value());
        return new ClientCommand.SetOverride(what, target, device, fields);
    }

    static ClientCommand changeUser(Payload payload) {
        return new ClientCommand.ChangeUser(User.KIND.accept(Verb.CHANGE, payload.value()));
    }

    static ClientCommand changeDevice(Payload payload) {
        return new ClientCommand.ChangeDevice(payload.id(ID), Device.KIND.accept(Verb.CHANGE, payload.value()));
    }

    static ClientCommand setSoundCard(Payload payload) {
        for (Field<?> needed : SoundCard.NEEDED) {
            if (payload.get(needed.name()) == null) {
                throw Unfit.saying(needed.name() + " is missing");
            }
        }
        return new ClientCommand.SetSoundCard(SoundCard.KIND.accept(Verb.CREATE, payload.value()));
    }

    static ClientCommand sendMessage(Payload payload) {
        return new ClientCommand.SendMessage(payload.text(ChatMessage.WORDS));
    }

    static ClientCommand signal(PeerSignal what, Payload payload) {
        Id<StageDevice> from = payload.id("from");
        Id<StageDevice> to = payload.id("to");
        Object body = payload.get(what.body());
        if (body == null ? what.isBodyNeeded() : !(body instanceof Map)) {
            throw Unfit.expected(what.body(), "an object", body);
        }
        if (!SDP.hold(body)) {
            throw Unfit.expected(what.body(), "JSON of at most " + SDP.bytes() + " bytes", body);
        }
        Map<String, @Nullable Object> more = new LinkedHashMap<>();
        payload.object().forEach((name, value) -> more.put(String.valueOf(name), value));
        more.remove(what.body());
        if (!OpenLimits.USUAL.hold(more)) {
            throw Unfit.saying("Expected no more than " + what.body() + ", from and to but got much more");
        }
        more.put(what.body(), body);
        return new ClientCommand.SendSignal(what, from, to, Json.object(Json.normal(more)));
    }

    static ClientCommand renewToken(Payload payload) {
        Object token = payload.value() instanceof Map ? payload.get("token") : payload.value();
        return new ClientCommand.RenewToken(token(token));
    }

    static ClientCommand stateHash(Payload payload) {
        payload.mustBeEmpty();
        return new ClientCommand.AskStateHash();
    }

    static Secret token(@Nullable Object token) {
        return new Secret(String.valueOf(TOKEN.accept(token)));
    }
}
