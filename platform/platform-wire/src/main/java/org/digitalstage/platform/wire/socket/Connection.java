package org.digitalstage.platform.wire.socket;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.digitalstage.platform.wire.outbox.Outgoing;
import org.jspecify.annotations.Nullable;

/**
 * One open socket. Everything may be called from any thread and returns at once; what one thread asks for happens in its order, sends to groups
 * included.
 */
public interface Connection {

    /** 24 random hex digits. */
    String id();

    /** The path it was opened with. */
    String path();

    /** Where it comes from, as far as the server knows it. */
    @Nullable
    InetSocketAddress remoteAddress();

    /** The lines of {@code X-Forwarded-For} it was opened with: to be believed as far as they were written by a proxy of ours. */
    List<String> forwardedFor();

    /** Sends a frame after all that was sent before; nothing happens once the socket is closing. */
    void send(Outgoing outgoing);

    /** Says that one received frame is answered, so that another may be read. Called once for each frame received. */
    void done();

    /** Says that the client has proven who it is; a socket that never does is dropped. */
    void authenticated();

    /** Until told otherwise, what is sent is part of the initial state and does not count against the limit of the outbox. */
    void initial(boolean initial);

    /** Ends the TCP connection without a close frame, after what was sent before; native clients come back. */
    void drop();

    /** Ends the connection with a close frame, after what was sent before; native clients stay away. */
    void close(int code);

    /** False as soon as it is closing. */
    boolean isOpen();

    /**
     * Whether the client was there at some time after {@code since} (of {@link System#nanoTime}) and has not gone since. If that is not known it is asked, for a
     * second; what comes behind its close frame is as if it had gone, but for a quarter of a second.
     */
    CompletableFuture<Boolean> isThere(long since);

    /** Bytes sent that the operating system has not taken yet. */
    long pendingBytes();

    /** Keeps what belongs to this socket, such as its session. */
    void attach(@Nullable Object attachment);

    /** What was attached last. */
    @Nullable
    Object attachment();
}
