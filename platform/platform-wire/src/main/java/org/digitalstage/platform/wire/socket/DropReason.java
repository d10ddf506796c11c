package org.digitalstage.platform.wire.socket;

/** Why a socket was dropped by the server of its own accord. */
enum DropReason {
    /** More waits for it than may wait, or it takes nothing. */
    SLOW,
    /** No PONG came. */
    SILENT,
    /** It never said who it is. */
    UNAUTHENTICATED,
    /** It sends more than anybody may, for too long. */
    FLOOD,
    /** It does not speak WebSocket, or sends a message that is too large. */
    VIOLATION,
    /** A fault of ours: it would have missed something. */
    FAULT,
    /** The server stops. */
    DRAIN
}
