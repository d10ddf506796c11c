package org.digitalstage.stage.model;

import java.util.List;
import java.util.stream.Stream;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Kinds;
import org.digitalstage.platform.aggregate.kind.Told;

/** All kinds of a digital stage. */
public final class StageKinds {

    private static final List<EntityKind<?>> PERSON =
            List.of(User.KIND, Device.KIND, SoundCard.KIND, StageListing.KIND);

    /** What devices send; the pictures end first, as clients are used to. */
    public static final List<EntityKind<?>> TRACKS = List.of(VideoTrack.KIND, AudioTrack.KIND);

    private static final List<EntityKind<?>> STAGE = List.of(
            StageUser.KIND,
            Stage.KIND,
            Group.KIND,
            Ban.KIND,
            LogbookEntry.KIND,
            Invite.KIND,
            StageMember.KIND,
            StageDevice.KIND,
            AudioTrack.KIND,
            VideoTrack.KIND,
            CustomGroup.KIND,
            StageScene.KIND,
            ChatMessage.KIND);

    private static final List<EntityKind<?>> APART = List.of(InviteCode.KIND);

    public static final Kinds ALL = new Kinds(Stream.concat(
                    Stream.of(PERSON, STAGE, APART).flatMap(List::stream),
                    ListenerOverride.ALL.stream().map(ListenerOverride::kind))
            .<EntityKind<?>>map(kind -> kind)
            .toList());

    /** What is told of a stage as soon as it is listed for somebody; all else is in the package of whoever comes in. */
    public static final List<EntityKind<?>> LISTED = STAGE.stream()
            .filter(kind ->
                    kind.audience().equals(Audiences.LISTED) && kind.told().contains(Told.ADDED))
            .toList();

    /** What is told only to admins who are inside. */
    public static final List<EntityKind<?>> DESK = STAGE.stream()
            .filter(kind -> kind.audience().equals(Audiences.DESK))
            .toList();

    private StageKinds() {}
}
