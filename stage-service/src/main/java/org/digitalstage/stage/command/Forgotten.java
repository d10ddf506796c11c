package org.digitalstage.stage.command;

/**
 * A command of which nothing can be read any more, because the person it was about is erased. It does nothing, but takes its place among those that must be
 * carried out in order.
 */
public record Forgotten() implements StageCommand {}
