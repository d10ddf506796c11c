package org.digitalstage.stage.model;

import org.digitalstage.platform.aggregate.kind.EntityKind;

/** A track of sound that a device sends into a stage. */
public final class AudioTrack {

    public static final EntityKind<AudioTrack> KIND = Track.<AudioTrack>declared("audio-track")
            .code("a")
            .fields(Volume.FIELDS)
            .fields(Position.FIELDS)
            .ignores("localAudioTrackId")
            .inPackageAs("audioTracks")
            .declared();

    private AudioTrack() {}
}
