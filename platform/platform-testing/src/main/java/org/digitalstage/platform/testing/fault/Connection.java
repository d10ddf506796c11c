package org.digitalstage.platform.testing.fault;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One proxied connection; what ends on one side ends in the same way on the other. */
final class Connection {
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private final Socket client;
    private final Socket server;
    private final Consumer<Connection> gone;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicInteger running = new AtomicInteger(4);
    private volatile boolean ending;

    Connection(Socket client, Socket server, Consumer<Connection> gone) {
        this.client = client;
        this.server = server;
        this.gone = gone;
    }

    void start(Valve toServer, Valve toClient) {
        Flow there = new Flow(client, server, toServer, this);
        Flow back = new Flow(server, client, toClient, this);
        for (Work work : List.<Work>of(there::read, there::write, back::read, back::write)) {
            threads.add(Thread.ofVirtual().name("fault-proxy").unstarted(() -> run(work)));
        }
        threads.forEach(Thread::start);
    }

    boolean ending() {
        return ending;
    }

    /** Ends both sides with a FIN and drops what still comes, so that no RST follows. */
    void finish() {
        ending = true;
        try {
            client.shutdownOutput();
            server.shutdownOutput();
        } catch (IOException alreadyGone) {
            reset();
        }
    }

    /** Ends both sides with an RST. */
    void reset() {
        ending = true;
        abort(client);
        abort(server);
        threads.forEach(Thread::interrupt);
        gone.accept(this);
    }

    private void run(Work work) {
        try {
            work.run();
        } catch (IOException | InterruptedException cut) {
            if (!ending) {
                reset();
            }
        }
        if (running.decrementAndGet() == 0) {
            close();
        }
    }

    private void close() {
        try {
            client.close();
            server.close();
        } catch (IOException alreadyGone) {
            abort(server);
        }
        gone.accept(this);
    }

    static void abort(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException alreadyGone) {
            return;
        }
    }
}
