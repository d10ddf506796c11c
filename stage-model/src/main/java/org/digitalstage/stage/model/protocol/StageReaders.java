package org.digitalstage.stage.model.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.platform.aggregate.kind.Unfit;
import org.digitalstage.platform.aggregate.kind.Verb;
import org.digitalstage.platform.text.TextRule;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.protocol.ClientCommand.GroupWish;
import org.digitalstage.stage.model.protocol.ClientCommand.NewPassword;
import org.jspecify.annotations.Nullable;

/** Payloads of commands about a stage as a whole. */
final class StageReaders {

    static final Field<String> PASSWORD =
            Field.text("password", TextRule.secret(200)).orNull();

    /** The code of an invite. */
    static final Field<String> CODE = Field.text("code", TextRule.mark(100)).orNull();

    private StageReaders() {}

    static ClientCommand create(Payload payload) {
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        payload.object().forEach((name, value) -> given.put(String.valueOf(name), value));
        given.remove(Stage.ADMINS.name(), List.of()); // the creator becomes one anyway
        NewPassword password = password(payload);
        if (Stage.PASSWORD_MASK.equals(given.get("password"))) {
            throw Unfit.saying("Expected a password but got the sign for a hidden one");
        }
        return new ClientCommand.CreateStage(Stage.KIND.accept(Verb.CREATE, given), password);
    }

    static ClientCommand change(Payload payload) {
        return new ClientCommand.ChangeStage(
                payload.id("_id"), Stage.KIND.accept(Verb.CHANGE, payload.value()), password(payload));
    }

    static ClientCommand remove(Payload payload) {
        return new ClientCommand.RemoveStage(payload.id());
    }

    static ClientCommand join(Payload payload) {
        Id<Stage> stage = known(payload.get("stageId"));
        return new ClientCommand.JoinStage(stage, group(payload), secret(PASSWORD, payload), secret(CODE, payload));
    }

    private static @Nullable Secret secret(Field<String> field, Payload payload) {
        Object given = field.accept(payload.get(field.name()));
        return given == null ? null : new Secret(given.toString());
    }

    static ClientCommand leaveForGood(Payload payload) {
        return new ClientCommand.LeaveForGood(payload.id());
    }

    static ClientCommand ban(Payload payload, boolean banned) {
        return new ClientCommand.BanUser(payload.stage(), payload.id("userId"), banned);
    }

    static ClientCommand handOver(Payload payload) {
        return new ClientCommand.HandOverStage(payload.stage(), payload.id("userId"));
    }

    static ClientCommand leave(Payload payload) {
        payload.mustBeEmpty();
        return new ClientCommand.LeaveStage();
    }

    private static GroupWish group(Payload payload) {
        if (!payload.has("groupId")) {
            return new GroupWish.Unsaid();
        }
        Object group = payload.get("groupId");
        return group == null ? new GroupWish.None() : new GroupWish.Chosen(known(group));
    }

    private static NewPassword password(Payload payload) {
        Object given = PASSWORD.accept(payload.get("password"));
        if (!payload.has("password") || Stage.PASSWORD_MASK.equals(given)) {
            return new NewPassword.Kept();
        }
        return given == null || given.equals("")
                ? new NewPassword.Cleared()
                : new NewPassword.Given(new Secret(given.toString()));
    }

    /** What is not even an id is answered like an unknown one: clients know that answer. */
    private static <K> Id<K> known(@Nullable Object value) {
        return Id.<K>parse(value == null ? "" : value).orElseThrow(() -> new Rejected("not-found", "Not found"));
    }
}
