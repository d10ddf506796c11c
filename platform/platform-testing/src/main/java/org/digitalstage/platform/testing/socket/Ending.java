package org.digitalstage.platform.testing.socket;

/** How a connection ended, as its client saw it. */
public sealed interface Ending {

    /** The server sent a close frame; the code is 1005 if there was none in it. */
    record CloseFrame(int code) implements Ending {}

    /** The TCP connection was gone without a close frame, by FIN or by RST. */
    record Dropped(boolean reset) implements Ending {}
}
