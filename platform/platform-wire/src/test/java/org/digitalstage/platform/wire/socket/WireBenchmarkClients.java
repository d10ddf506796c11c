package org.digitalstage.platform.wire.socket;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Many sockets that only read, on one thread: counts frames, and measures how old each is by the time written in it. */
final class WireBenchmarkClients {

    private static final byte[] BEFORE_TIME = "\"at\":".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST = 4_000_000;

    private final long[] ages = new long[MOST];
    private int frames;
    private int ended;

    public static void main(String[] arguments) throws IOException {
        new WireBenchmarkClients().run(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
    }

    private void run(int port, int sockets) throws IOException {
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < sockets; i++) {
                SocketChannel channel = SocketChannel.open(new InetSocketAddress("localhost", port));
                handshake(channel);
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(64 * 1024));
            }
            while (ended < sockets) {
                selector.select();
                long now = System.nanoTime();
                for (SelectionKey key : selector.selectedKeys()) {
                    read(key, now);
                }
                selector.selectedKeys().clear();
            }
        }
        report();
    }

    private static void handshake(SocketChannel channel) throws IOException {
        String request = "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        ByteBuffer one = ByteBuffer.allocate(1);
        for (int end = 0; end < 4; ) {
            one.clear();
            channel.read(one);
            byte c = one.get(0);
            end = c == (end % 2 == 0 ? '\r' : '\n') ? end + 1 : 0;
        }
    }

    private void read(SelectionKey key, long now) throws IOException {
        ByteBuffer bytes = (ByteBuffer) key.attachment();
        if (((SocketChannel) key.channel()).read(bytes) < 0) {
            throw new IOException("dropped");
        }
        bytes.flip();
        while (takeFrame(key, bytes, now)) {
            // one more
        }
        bytes.compact();
    }

    private boolean takeFrame(SelectionKey key, ByteBuffer bytes, long now) throws IOException {
        int at = bytes.position();
        if (bytes.remaining() < 4) {
            return false;
        }
        int own = bytes.get(at + 1);
        int header = own == 126 ? 4 : 2;
        int length = own == 126 ? bytes.getShort(at + 2) & 0xFFFF : own;
        if (bytes.remaining() < header + length) {
            return false;
        }
        bytes.position(at + header + length);
        frame(key, bytes, at, header, length, now);
        return true;
    }

    private void frame(SelectionKey key, ByteBuffer bytes, int at, int header, int length, long now)
            throws IOException {
        byte[] array = bytes.array();
        if ((array[at] & 0xF) == 9) {
            ((SocketChannel) key.channel()).write(ByteBuffer.wrap(new byte[] {(byte) 0x8A, (byte) 0x80, 0, 0, 0, 0}));
        } else if (length < 60) {
            ended++;
        } else {
            ages[frames++ % MOST] = now - timeIn(array, at + header, length);
        }
    }

    private static long timeIn(byte[] array, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (Arrays.equals(array, i, i + BEFORE_TIME.length, BEFORE_TIME, 0, BEFORE_TIME.length)) {
                String digits = new String(array, i + BEFORE_TIME.length, 19, StandardCharsets.US_ASCII);
                return Long.parseLong(digits) - 1_000_000_000_000_000_000L;
            }
        }
        throw new IllegalStateException("no time");
    }

    private void report() {
        int kept = Math.min(frames, MOST);
        long[] sorted = Arrays.copyOfRange(ages, kept / 3, kept); // without the warm-up
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "received %d, p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms%n",
                frames,
                sorted[sorted.length / 2] / 1e6,
                sorted[(int) (sorted.length * 0.99)] / 1e6,
                sorted[(int) (sorted.length * 0.999)] / 1e6);
    }
}
