package org.digitalstage.stage.model;

import org.digitalstage.platform.aggregate.kind.EntityKind;

/** A track of pictures that a device sends into a stage. */
public final class VideoTrack {

    public static final EntityKind<VideoTrack> KIND = Track.<VideoTrack>declared("video-track")
            .code("v")
            .ignores("localVideoTrackId")
            .inPackageAs("videoTracks")
            .declared();

    private VideoTrack() {}
}
