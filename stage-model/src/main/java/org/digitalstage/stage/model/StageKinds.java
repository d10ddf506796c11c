package org.digitalstage.stage.model;

import java.util.List;
import java.util.stream.Stream;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Kinds;

/** All kinds of a digital stage. */
public final class StageKinds {

    private static final List<EntityKind<?>> PERSON =
            List.of(User.KIND, Device.KIND, SoundCard.KIND, StageListing.KIND);

    private static final List<EntityKind<?>> STAGE = List.of(
            StageUser.KIND,
            Stage.KIND,
            Group.KIND,
            StageMember.KIND,
            StageDevice.KIND,
            AudioTrack.KIND,
            VideoTrack.KIND,
            ChatMessage.KIND);

    public static final Kinds ALL = new Kinds(Stream.concat(
                    Stream.of(PERSON, STAGE).flatMap(List::stream),
                    ListenerOverride.ALL.stream().map(ListenerOverride::kind))
            .<EntityKind<?>>map(kind -> kind)
            .toList());

    private StageKinds() {}
}
