package org.digitalstage.gateway.stub;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A service behind the door: takes every upgrade, answers every request by one function of its head. */
public final class StubService implements AutoCloseable {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final ServerSocket listener;
    private final BlockingQueue<RawSocket> sockets = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private volatile Function<String, String> answer = head -> response(200, "hello");
    private volatile Function<String, String> upgrade = StubService::accept;
    private volatile byte[] firstBytes = {};

    public StubService() {
        this(0);
    }

    public StubService(int port) {
        try {
            listener = new ServerSocket();
            listener.setReuseAddress(true);
            listener.setReceiveBufferSize(32 * 1024);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        Thread.ofVirtual().start(this::listen);
    }

    public int port() {
        return listener.getLocalPort();
    }

    public String url() {
        return "http://localhost:" + port();
    }

    /** Answers plain requests so from now on. */
    public void answer(Function<String, String> by) {
        answer = by;
    }

    /** Answers upgrades so from now on. */
    public void answerUpgrade(Function<String, String> by) {
        upgrade = by;
    }

    /** Says this together with each answer to an upgrade, in one packet. */
    public void sayAtOnce(byte[] bytes) {
        firstBytes = bytes;
    }

    /** The far end of the next socket, with the upgrade request as its head. */
    public RawSocket socket() throws InterruptedException {
        RawSocket socket = sockets.poll(10, TimeUnit.SECONDS);
        if (socket == null) {
            throw new AssertionError("no socket came within 10 s");
        }
        return socket;
    }

    public boolean hasSockets() {
        return !sockets.isEmpty();
    }

    /** The next plain request, health checks left out. */
    public String request() throws InterruptedException {
        String request = requests.poll(10, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("no request came within 10 s");
        }
        return request;
    }

    public void forgetRequests() {
        requests.clear();
    }

    public boolean hasRequests() {
        return !requests.isEmpty();
    }

    public static String response(int status, String body, String... headers) {
        String extra = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return "HTTP/1.1 " + status + " Stub\r\nContent-Type: text/plain\r\n" + extra + "Content-Length: "
                + body.getBytes(UTF_8).length + "\r\n\r\n" + body;
    }

    public static String accept(String head) {
        String key = head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElseThrow();
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                + hash(key) + "\r\n\r\n";
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (RawSocket socket : sockets) {
                socket.close();
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try {
            while (true) {
                String head = RawSocket.readHead(socket);
                if (head.toLowerCase(Locale.ROOT).contains("upgrade: websocket")) {
                    socket(socket, head);
                    return;
                }
                request(socket, head);
            }
        } catch (IOException gone) {
            sockets.removeIf(known -> known.tcp() == socket);
        }
    }

    private void socket(Socket socket, String head) throws IOException {
        String said = upgrade.apply(head);
        byte[] bytes = said.getBytes(ISO_8859_1);
        byte[] all = Arrays.copyOf(bytes, bytes.length + firstBytes.length);
        System.arraycopy(firstBytes, 0, all, bytes.length, firstBytes.length);
        socket.getOutputStream().write(all);
        if (said.startsWith("HTTP/1.1 101")) {
            sockets.add(new RawSocket(socket, head, false));
        } else {
            socket.shutdownOutput();
        }
    }

    private void request(Socket socket, String head) throws IOException {
        String body = new String(socket.getInputStream().readNBytes(contentLength(head)), UTF_8);
        if (!head.startsWith("GET /actuator/health ")) {
            requests.add(head + body);
        }
        socket.getOutputStream().write(answer.apply(head).getBytes(UTF_8));
    }

    private static int contentLength(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .map(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
    }

    private static String hash(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(ISO_8859_1));
            return Base64.getEncoder().encodeToString(digest);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
