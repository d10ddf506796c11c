package org.digitalstage.gateway.stub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** One end of a WebSocket that does nothing by itself: no PONG, no answer to a close frame. */
public final class RawSocket implements AutoCloseable {
    private final Socket socket;
    private final String head;
    private final DataInputStream in;
    private final boolean masking;

    RawSocket(Socket socket, String head, boolean masking) throws IOException {
        this.socket = socket;
        this.head = head;
        this.in = new DataInputStream(socket.getInputStream());
        this.masking = masking;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(10_000);
    }

    /** Connects with a small buffer for what comes in, and asks for an upgrade. */
    public static RawSocket open(int port, String path, String... headers) throws IOException {
        return upgrade(connect(port), path, headers);
    }

    static Socket connect(int port) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(32 * 1024);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }

    /** Asks for an upgrade over an open connection; the head that came back tells whether it was made. */
    public static RawSocket upgrade(Socket socket, String path, String... headers) throws IOException {
        StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        socket.getOutputStream().write((request + "\r\n").getBytes(ISO_8859_1));
        return new RawSocket(socket, readHead(socket), true);
    }

    /** The request or response that came before the frames. */
    public String head() {
        return head;
    }

    public Socket tcp() {
        return socket;
    }

    public void text(String text) throws IOException {
        send(Frame.TEXT, text.getBytes(UTF_8));
    }

    public void send(int opcode, byte[] payload) throws IOException {
        bytes(encode(opcode, true, payload));
    }

    public void bytes(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    public byte[] encode(int opcode, boolean last, byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length + 14);
        out.write((last ? 0x80 : 0) | opcode);
        int mask = masking ? 0x80 : 0;
        if (payload.length < 126) {
            out.write(mask | payload.length);
        } else if (payload.length < 65_536) {
            out.write(mask | 126);
            out.write(payload.length >> 8);
            out.write(payload.length);
        } else {
            out.write(mask | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                out.write((int) ((long) payload.length >> shift));
            }
        }
        if (masking) {
            out.writeBytes(new byte[4]);
        }
        out.writeBytes(payload);
        return out.toByteArray();
    }

    public Frame read() throws IOException {
        int first = in.readUnsignedByte();
        int second = in.readUnsignedByte();
        long length = second & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = in.readLong();
        }
        boolean masked = (second & 0x80) != 0;
        byte[] mask = in.readNBytes(masked ? 4 : 0);
        byte[] payload = in.readNBytes((int) length);
        if (payload.length < length) {
            throw new EOFException("cut within a frame");
        }
        for (int i = 0; masked && i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return new Frame(first & 0x0f, (first & 0x80) != 0, masked, payload);
    }

    /** Waits for the end of the connection, whether FIN or RST, and tells whether any byte came before it. */
    public boolean endsWithoutAnotherByte() {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    /** Whether the connection stays, silently, for this long. */
    public boolean staysFor(int millis) throws IOException {
        int usual = socket.getSoTimeout();
        socket.setSoTimeout(millis);
        boolean ended = endsWithoutAnotherByte();
        socket.setSoTimeout(usual);
        return !ended;
    }

    /** The rest of a refusal. */
    public String body() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }

    /** Cuts the connection with a FIN. */
    public void drop() throws IOException {
        socket.close();
    }

    /** Cuts the connection with an RST. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    static String readHead(Socket socket) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new EOFException("no whole head but: " + head.toString(ISO_8859_1));
            }
            head.write(next);
        }
        return head.toString(ISO_8859_1);
    }
}
