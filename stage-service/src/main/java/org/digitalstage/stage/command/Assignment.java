package org.digitalstage.stage.command;

/**
 * What a media router was asked for, so that a late answer is known as such.
 *
 * @param technology for example {@code mediasoup}
 * @param audio the stage's assignment number for sound; 0 where sound is not meant
 * @param video the same for pictures
 */
public record Assignment(String technology, long audio, long video) {}
