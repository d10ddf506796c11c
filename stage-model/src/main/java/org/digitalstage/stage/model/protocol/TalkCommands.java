package org.digitalstage.stage.model.protocol;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.aggregate.kind.Json;
import org.digitalstage.platform.aggregate.kind.OpenLimits;
import org.digitalstage.platform.aggregate.kind.Unfit;
import org.digitalstage.stage.model.ChatMessage;
import org.digitalstage.stage.model.StageDevice;
import org.digitalstage.stage.model.Who;
import org.jspecify.annotations.Nullable;

/** Commands with which people, and their devices, talk to each other. */
final class TalkCommands {

    private static final Field<?> FROM = Field.<StageDevice>id("from");
    private static final Field<?> TO = Field.<StageDevice>id("to");
    private static final OpenLimits SDP = new OpenLimits(64 * 1024, 256, 8);

    static final List<CommandDeclaration> ALL = Stream.concat(
                    Stream.of(CommandDeclaration.of(
                                    "send-message",
                                    new Argument.One(Field.text("the payload", ChatMessage.WORDS)),
                                    Who.INSIDE,
                                    payload -> new ClientCommand.SendMessage(payload.text(ChatMessage.WORDS)))
                            .refusedBy("Expected you to be in a stage but you are in none")),
                    Arrays.stream(PeerSignal.values()).map(TalkCommands::signalling))
            .toList();

    private TalkCommands() {}

    private static CommandDeclaration signalling(PeerSignal what) {
        Argument.Fields fields = Argument.needs(FROM, TO);
        return CommandDeclaration.of(
                        what.command(),
                        what.body().isEmpty() ? fields : withBody(fields, what),
                        Who.OWN_DEVICE,
                        payload -> signal(what, payload))
                .refusedBy(
                        "No privileges", "Could not send to stage device <id> since the associated device is missing");
    }

    private static Argument withBody(Argument.Fields fields, PeerSignal what) {
        Field<Object> body = Field.json(what.body());
        return what.isBodyNeeded() ? Argument.needs(FROM, TO, body) : fields.and(body.orAbsent());
    }

    private static ClientCommand signal(PeerSignal what, Payload payload) {
        Id<StageDevice> from = payload.id(FROM.name());
        Id<StageDevice> to = payload.id(TO.name());
        Map<String, @Nullable Object> more = new LinkedHashMap<>();
        payload.object().forEach((name, value) -> more.put(String.valueOf(name), value));
        Object body = body(what, payload);
        more.remove(what.body());
        if (!OpenLimits.USUAL.hold(more)) {
            throw Unfit.saying("Expected no more than " + what.body() + ", from and to but got much more");
        }
        if (!what.body().isEmpty()) {
            more.put(what.body(), body);
        }
        return new ClientCommand.SendSignal(what, from, to, Json.object(Json.normal(more)));
    }

    private static @Nullable Object body(PeerSignal what, Payload payload) {
        Object body = payload.get(what.body());
        if (body == null ? what.isBodyNeeded() : !(body instanceof Map)) {
            throw Unfit.expected(what.body(), "an object", body);
        }
        if (!SDP.hold(body)) {
            throw Unfit.expected(what.body(), "JSON of at most " + SDP.bytes() + " bytes", body);
        }
        return body;
    }
}
