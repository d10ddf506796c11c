package org.digitalstage.stage.feature;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.Decision;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.Signal;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.model.ChatMessage;
import org.digitalstage.stage.model.StageDevice;
import org.jspecify.annotations.Nullable;

/** What people, and their devices, say to each other. */
public final class Talk {

    private Talk() {}

    static Decision say(OnStage.Say command, Facts facts) {
        Floor floor = new Floor(facts);
        Entity member = floor.member(command.actor().user())
                .filter(found -> floor.isInside(command.actor().user()))
                .orElseThrow(() -> new Rejected("not-inside", "Expected you to be in a stage but you are in none"));
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put(ChatMessage.USER_ID.name(), command.actor().user().hex());
        message.put(ChatMessage.STAGE_MEMBER_ID.name(), member.id().hex());
        message.put(ChatMessage.MESSAGE.name(), command.message());
        message.put(ChatMessage.TIME.name(), command.now());
        return Decision.of(List.of(ChatMessage.KIND.said(message)));
    }

    public static Rejected unreachable(Id<StageDevice> to) {
        return new Rejected(
                "unreachable", "Could not send to stage device " + to + " since the associated device is missing");
    }

    /** Only from one's own device, only within the stage one is in, and only to a device that can be reached. */
    static Decision signal(OnStage.SendSignal command, Facts facts) {
        boolean own = StageDevice.KIND
                .find(facts, command.from())
                .filter(device -> command.actor().device().equals(StageDevice.DEVICE_ID.require(device)))
                .filter(device -> new Floor(facts).isInside(command.actor().user()))
                .isPresent();
        if (!own) {
            throw new Rejected("no-privileges", "No privileges");
        }
        Entity to = StageDevice.KIND
                .find(facts, command.to())
                .filter(device -> StageDevice.BOOTS
                        .of(device)
                        .filter(boots -> !boots.isEmpty())
                        .isPresent())
                .orElseThrow(() -> unreachable(command.to()));
        String device = "device/" + StageDevice.DEVICE_ID.require(to);
        return Decision.nothing()
                .signals(List.of(new Signal(device, command.what().event(), command.payload())))
                .reply(StageDevice.BOOTS.require(to));
    }
}
