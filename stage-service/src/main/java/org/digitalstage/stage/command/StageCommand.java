package org.digitalstage.stage.command;

/** Whatever is asked of an aggregate of the stage-service; has a written form, because it may cross to another instance. */
public sealed interface StageCommand permits UserCommand, OnStage, MixCommand, InviteCommand, Forgotten {}
