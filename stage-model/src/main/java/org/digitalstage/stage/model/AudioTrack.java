package org.digitalstage.stage.model;

import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Verb;

/** A track of sound that a device sends into a stage. */
public final class AudioTrack {

    public static final EntityKind<AudioTrack> KIND = Track.<AudioTrack>declared("audio-track")
            .code("a")
            .fields(Volume.FIELDS)
            .fields(Position.FIELDS)
            .ignores("localAudioTrackId")
            .may(
                    Verb.CREATE,
                    Who.MEMBER,
                    "No stage device found to assign audio track to",
                    "No stage device found to assign audio track to")
            .may(
                    Verb.CHANGE,
                    Who.OWNER_OR_MANAGER,
                    "Could not find and update remote audio track <id>",
                    "No privileges")
            .may(
                    Verb.REMOVE,
                    Who.OWNER,
                    "Could not find and delete audio track <id>",
                    "Could not find and delete audio track <id>")
            .inPackageAs("audioTracks")
            .declared();

    private AudioTrack() {}
}
