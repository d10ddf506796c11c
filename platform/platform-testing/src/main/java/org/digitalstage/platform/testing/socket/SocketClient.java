package org.digitalstage.platform.testing.socket;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A client that speaks the teckos protocol over a plain socket. It records all it receives, and can do what real clients only do when they are
 * broken: answer no PING, stop reading, vanish, send nonsense.
 */
public final class SocketClient implements AutoCloseable {

    private final Socket socket;
    private final FrameStream frames;
    private final SocketClientOptions options;
    private final Inbox inbox = new Inbox();
    private final AtomicLong nextId = new AtomicLong();
    private final AtomicInteger pings = new AtomicInteger();
    private final ByteArrayOutputStream fragments = new ByteArrayOutputStream();
    private final Thread reader;
    private volatile boolean answering = true;
    private volatile boolean paused;

    private SocketClient(Socket socket, FrameStream frames, SocketClientOptions options) {
        this.socket = socket;
        this.frames = frames;
        this.options = options;
        this.reader = Thread.ofVirtual().name("socket-client").start(this::read);
    }

    /** Connects as a browser would; the scheme is {@code ws} or {@code wss} (any certificate is trusted). */
    public static SocketClient connect(URI uri) {
        return connect(uri, SocketClientOptions.USUAL);
    }

    /** Connects; a handshake that is refused is an {@link IllegalStateException} with its status. */
    public static SocketClient connect(URI uri, SocketClientOptions options) {
        try {
            Socket socket = Handshake.connect(uri, options);
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            int status = Handshake.upgrade(uri, options, in, socket.getOutputStream());
            if (status != 101) {
                socket.close();
                throw new IllegalStateException("Expected an upgrade but got status " + status);
            }
            return new SocketClient(socket, new FrameStream(in, socket.getOutputStream()), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a text message as it is. */
    public void text(String message) {
        frame(true, FrameStream.TEXT, message.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a binary message of this text as it is. */
    public void binary(String message) {
        frame(true, FrameStream.BINARY, message.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends one frame, which may be a fragment or a control frame. */
    public void frame(boolean last, int opcode, byte[] payload) {
        try {
            frames.write(last, opcode, payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends bytes that need not be a frame. */
    public void bytes(byte[] bytes) {
        try {
            frames.bytes(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends an event without an id, in a binary message as the JavaScript clients do. */
    public void emit(String event, @Nullable Object... arguments) {
        binary(Packets.event(event, arguments, null));
    }

    /** Sends an event with an id and gives that. */
    public long request(String event, @Nullable Object... arguments) {
        long id = nextId.getAndIncrement();
        binary(Packets.event(event, arguments, id));
        return id;
    }

    /** Waits for the acknowledgement with this id and gives its arguments. */
    public List<@Nullable Object> acknowledgement(long id) {
        return await(received -> received.acknowledges(id), "an acknowledgement of " + id)
                .arguments();
    }

    /** Sends an event with an id, waits for its acknowledgement and gives the arguments of that. */
    public List<@Nullable Object> ask(String event, @Nullable Object... arguments) {
        return acknowledgement(request(event, arguments));
    }

    /** Waits for the next event of this name that was not taken before. */
    public Received event(String name) {
        return await(received -> name.equals(received.event()), "the event " + name);
    }

    /** Waits for the next message that fits and was not taken before. */
    public Received await(Predicate<Received> fitting, String what) {
        return inbox.take(fitting, what, options.patience());
    }

    /** All messages so far, in order, taken or not. */
    public List<Received> received() {
        return inbox.all();
    }

    /** How many PINGs came. */
    public int pings() {
        return pings.get();
    }

    /** From now on no PING is answered. */
    public void stopAnsweringPings() {
        answering = false;
    }

    /** Reads nothing more (but for one frame it may be in) until told to go on. */
    public void pauseReading() {
        paused = true;
    }

    /** Goes on reading. */
    public void resumeReading() {
        paused = false;
        LockSupport.unpark(reader);
    }

    /** Sends a close frame with this code; the server is to answer it and to end the connection. */
    public void closeFrame(int code) {
        frame(true, FrameStream.CLOSE, new byte[] {(byte) (code >> 8), (byte) code});
    }

    /** Is gone from one moment to the next, without a close frame. */
    public void drop() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        resumeReading();
    }

    /** Waits until the connection has ended and says how. */
    public Ending ending() {
        return inbox.ending(options.patience());
    }

    /** Whether the connection has not ended yet. */
    public boolean isOpen() {
        return !inbox.hasEnded();
    }

    /** The same as {@link #drop()}. */
    @Override
    public void close() {
        drop();
    }

    private void read() {
        try {
            while (true) {
                while (paused) {
                    LockSupport.park(this);
                }
                take(frames.read());
            }
        } catch (EOFException e) {
            inbox.end(new Ending.Dropped(false));
        } catch (IOException | RuntimeException e) {
            inbox.end(new Ending.Dropped(true));
        }
    }

    private void take(FrameStream.RawFrame frame) throws IOException {
        switch (frame.opcode()) {
            case FrameStream.PING -> ping(frame.payload());
            case FrameStream.PONG -> {}
            case FrameStream.CLOSE -> closed(frame.payload());
            default -> message(frame);
        }
    }

    private void ping(byte[] payload) throws IOException {
        pings.incrementAndGet();
        if (answering) {
            frames.write(true, FrameStream.PONG, payload);
        }
    }

    private void closed(byte[] payload) throws IOException {
        inbox.end(new Ending.CloseFrame(payload.length < 2 ? 1005 : ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF)));
        frames.write(true, FrameStream.CLOSE, payload);
    }

    private void message(FrameStream.RawFrame frame) {
        fragments.writeBytes(frame.payload());
        if (frame.last()) {
            String text = fragments.toString(StandardCharsets.UTF_8);
            fragments.reset();
            inbox.add(Packets.read(frame.opcode(), text));
        }
    }
}
