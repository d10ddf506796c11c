package org.digitalstage.stage.presence;

/** What an instance does that was taken for dead. */
public interface TakenForDead extends Runnable {}
