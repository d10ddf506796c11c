package org.digitalstage.platform.journal.form;

/** The element types of BSON that are used here (bsonspec.org, version 1.1). */
final class Bson {

    static final byte END = 0x00;
    static final byte DOUBLE = 0x01;
    static final byte STRING = 0x02;
    static final byte OBJECT = 0x03;
    static final byte ARRAY = 0x04;
    static final byte BINARY = 0x05;
    static final byte BOOLEAN = 0x08;
    static final byte NULL = 0x0A;
    static final byte INT32 = 0x10;
    static final byte INT64 = 0x12;

    private Bson() {}
}
