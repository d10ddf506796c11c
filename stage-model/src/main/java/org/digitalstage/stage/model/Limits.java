package org.digitalstage.stage.model;

/** Lengths that several kinds share. */
final class Limits {

    static final int NAME = 100;
    static final int TEXT = 2000;
    static final int URL = 2000;
    static final int WORD = 100;

    private Limits() {}
}
