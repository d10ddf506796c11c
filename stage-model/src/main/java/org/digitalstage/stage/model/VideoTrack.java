package org.digitalstage.stage.model;

import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Verb;

/** A track of pictures that a device sends into a stage. */
public final class VideoTrack {

    public static final EntityKind<VideoTrack> KIND = Track.<VideoTrack>declared("video-track")
            .code("v")
            .ignores("localVideoTrackId")
            .may(
                    Verb.CREATE,
                    Who.MEMBER,
                    "No stage device found to assign video track to",
                    "No stage device found to assign video track to")
            .may(
                    Verb.CHANGE,
                    Who.OWNER_OR_MANAGER,
                    "Could not find and update remote video track <id>",
                    "No privileges")
            .may(
                    Verb.REMOVE,
                    Who.OWNER,
                    "Could not find and delete video track <id>",
                    "Could not find and delete video track <id>")
            .inPackageAs("videoTracks")
            .declared();

    private VideoTrack() {}
}
