package org.digitalstage.stage.socket;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.digitalstage.platform.wire.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Where a client stands between its token and its first state. From {@code ready} on it may ask, and what it asks waits until there is somebody
 * to do it for.
 */
final class Threshold {

    private final BiConsumer<Session, Frame.Event> commands;
    private final Consumer<Answer> toToken;
    private final Deque<Frame.Event> waiting = new ArrayDeque<>();
    private volatile boolean admitted;
    private volatile @Nullable Session open;

    /**
     * @param commands what becomes of each command
     * @param toToken answers the frame with the token
     */
    Threshold(BiConsumer<Session, Frame.Event> commands, Consumer<Answer> toToken) {
        this.commands = commands;
        this.toToken = toToken;
    }

    /** The token is good, and the client was told {@code ready}. */
    void admit() {
        admitted = true;
        toToken.accept(Answer.done(null));
    }

    /** The token is not good. */
    void refuse(String sentence) {
        toToken.accept(Answer.refused(sentence));
    }

    boolean isAdmitted() {
        return admitted;
    }

    /** Hands a command on, after all that came before it. */
    void pass(Frame.Event event) {
        Session session = open;
        if (session == null) {
            session = openOrWait(event);
        }
        if (session != null) {
            commands.accept(session, event);
        }
    }

    private synchronized @Nullable Session openOrWait(Frame.Event event) {
        if (open == null) {
            waiting.add(event);
        }
        return open;
    }

    /** From now on commands are carried out, beginning with those that waited. */
    synchronized void open(Session session) {
        waiting.forEach(event -> commands.accept(session, event));
        waiting.clear();
        open = session;
    }
}
