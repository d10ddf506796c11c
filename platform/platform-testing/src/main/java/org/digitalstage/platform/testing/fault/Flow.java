package org.digitalstage.platform.testing.fault;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** One direction of one connection: a reader and a writer, with few bytes between them so that pressure is passed on. */
final class Flow {
    private static final int CHUNK = 4096;
    private static final Chunk END = new Chunk(ByteBuffer.allocate(0), 0);

    private record Chunk(ByteBuffer bytes, long due) {
        boolean isEnd() {
            return !bytes.hasRemaining();
        }
    }

    private final Socket from;
    private final Socket to;
    private final Valve valve;
    private final Connection connection;
    private final BlockingQueue<Chunk> underway = new ArrayBlockingQueue<>(256);

    Flow(Socket from, Socket to, Valve valve, Connection connection) {
        this.from = from;
        this.to = to;
        this.valve = valve;
        this.connection = connection;
    }

    void read() throws IOException, InterruptedException {
        while (true) {
            valve.awaitOpen();
            byte[] buffer = new byte[CHUNK];
            int length = from.getInputStream().read(buffer);
            if (length < 0) {
                underway.put(END);
                return;
            }
            valve.awaitOpen();
            if (!connection.ending() && !valve.swallowing()) {
                underway.put(new Chunk(ByteBuffer.wrap(buffer, 0, length), System.nanoTime() + valve.delayNanos()));
            }
        }
    }

    void write() throws IOException, InterruptedException {
        for (Chunk chunk = underway.take(); !chunk.isEnd(); chunk = underway.take()) {
            valve.awaitTime(chunk.due());
            writeSlowly(chunk.bytes());
        }
        to.shutdownOutput();
    }

    private void writeSlowly(ByteBuffer bytes) throws IOException, InterruptedException {
        while (bytes.hasRemaining()) {
            long rate = valve.bytesPerSecond();
            byte[] piece = new byte[(int) Math.min(bytes.remaining(), Math.max(1, rate / 50))];
            bytes.get(piece);
            valve.awaitOpen();
            valve.passed().addAndGet(piece.length);
            to.getOutputStream().write(piece);
            if (rate != Valve.UNLIMITED) {
                valve.awaitTime(System.nanoTime() + piece.length * 1_000_000_000L / rate);
            }
        }
    }
}
