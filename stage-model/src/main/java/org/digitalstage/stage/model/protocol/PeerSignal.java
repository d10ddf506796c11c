package org.digitalstage.stage.model.protocol;

/** A message that two clients send each other to talk directly (WebRTC), told to the target's device and never stored. */
public enum PeerSignal {
    /** Begin anew, please. It has no body. */
    RESTART("send-p2p-restart", "p2p-r", "", false),
    OFFER("send-p2p-offer", "p2p-o", "offer", true),
    ANSWER("send-p2p-answer", "p2p-a", "answer", true),
    /** Its body may be {@code null}: the end of the candidates. */
    CANDIDATE("send-ice-candidate", "ice", "iceCandidate", false);

    private final String command;
    private final String event;
    private final String body;
    private final boolean bodyNeeded;

    PeerSignal(String command, String event, String body, boolean bodyNeeded) {
        this.command = command;
        this.event = event;
        this.body = body;
        this.bodyNeeded = bodyNeeded;
    }

    public String command() {
        return command;
    }

    public String event() {
        return event;
    }

    /** The key of the body in command and event; empty if it has none. */
    public String body() {
        return body;
    }

    boolean isBodyNeeded() {
        return bodyNeeded;
    }
}
