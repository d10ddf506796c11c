import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts a running {@code ./run} under a load of everything and tells what memory its process holds meanwhile, in MB of resident memory. In each of
 * six stages ten people are inside; the volume of a group changes 20 times a second in each, somebody says something twice a second, a socket comes
 * anew and somebody signs in every second; for the last quarter of the time one socket says as much as it is let.
 *
 * <p>{@code java benchmarks/memory/Memory.java <port> <data folder> <pid> <seconds>}
 */
final class Memory {

    private static final int STAGES = 6;
    private static final int MEMBERS = 10;
    private static final String PASSWORD = "Ein-gutes-Wort1";
    private static final Pattern CODE = Pattern.compile("(?m)^([0-9a-f]{40})\\r?$");
    private static final Pattern ID = Pattern.compile("\"_id\":\"([0-9a-f]{24})\"");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final LongAdder HEARD = new LongAdder();

    private final int port;
    private final Path data;

    private Memory(int port, Path data) {
        this.port = port;
        this.data = data;
    }

    public static void main(String[] arguments) throws Exception {
        Memory memory = new Memory(Integer.parseInt(arguments[0]), Path.of(arguments[1]));
        memory.load(Path.of("/proc", arguments[2], "status"), Integer.parseInt(arguments[3]));
        System.exit(0); // sockets keep a process alive
    }

    private void load(Path process, int seconds) throws Exception {
        System.out.println("before: " + resident(process) + " MB");
        List<Socket> inside = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        for (int stage = 0; stage < STAGES; stage++) {
            people(stage, inside, groups);
        }
        System.out.println("everybody is inside: " + resident(process) + " MB");
        Semaphore unanswered = new Semaphore(64);
        Socket loud = inside.getLast();
        int most = 0;
        for (int tick = 0; tick < seconds * 20; tick++) {
            long from = System.nanoTime();
            for (int stage = 0; stage < STAGES; stage++) {
                Socket admin = inside.get(stage * MEMBERS);
                admin.emit("change-group", "{\"_id\":\"" + groups.get(stage) + "\",\"volume\":" + tick / 1e6 + "}");
                if (tick % 10 == 0) {
                    inside.get(stage * MEMBERS + 1).emit("send-message", "\"This is what somebody says: " + tick + "\"");
                }
            }
            if (tick % 20 == 10) {
                int back = (tick / 20) % STAGES * MEMBERS + 2;
                inside.set(back, again(inside.get(back)));
            }
            if (tick > seconds * 15) {
                for (int more = 0; more < 60 && unanswered.tryAcquire(); more++) {
                    loud.ask("change-user", "{\"name\":\"Loud " + tick + "\"}").thenRun(unanswered::release);
                }
            }
            if (tick % 100 == 0) {
                most = Math.max(most, resident(process));
            }
            if (tick % 600 == 0) {
                System.out.println(tick / 20 + " s: " + resident(process) + " MB, heard " + HEARD.sumThenReset());
            }
            TimeUnit.NANOSECONDS.sleep(50_000_000 - (System.nanoTime() - from));
        }
        System.out.println("at the end: " + resident(process) + " MB, at most: " + most + " MB");
    }

    private void people(int stage, List<Socket> inside, List<String> groups) throws Exception {
        Socket admin = open(signUp("s" + stage + "m0"));
        String id = first(ID, admin.ask("create-stage", "{\"name\":\"Stage " + stage + "\"}").get());
        groups.add(first(ID, admin.ask("create-group", "{\"stageId\":\"" + id + "\",\"name\":\"Choir\"}").get()));
        for (int member = 0; member < MEMBERS; member++) {
            Socket socket = member == 0 ? admin : open(signUp("s" + stage + "m" + member));
            socket.ask("join-stage", "{\"stageId\":\"" + id + "\",\"groupId\":\"" + groups.getLast() + "\"}").get();
            inside.add(socket);
        }
    }

    /** Signs in and comes in as somebody whose socket has just gone. */
    private Socket again(Socket before) throws Exception {
        before.socket.abort();
        return open(signIn(before.name));
    }

    private Socket signUp(String name) throws Exception {
        post("/auth/signup", "{\"email\":\"" + name + "@example.org\",\"password\":\"" + PASSWORD + "\",\"name\":\"" + name + "\"}");
        post("/auth/activate", "{\"code\":\"" + code(name) + "\"}");
        return signIn(name);
    }

    private Socket signIn(String name) throws Exception {
        String token = post("/auth/login", "{\"email\":\"" + name + "@example.org\",\"password\":\"" + PASSWORD + "\"}");
        return new Socket(name, token);
    }

    private String post(String path, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    private String code(String name) throws Exception {
        for (int attempt = 0; attempt < 100; attempt++) {
            try (var mails = Files.list(data.resolve("mail"))) {
                for (Path mail : mails.toList()) {
                    String text = mail.toString().endsWith(".eml") ? Files.readString(mail) : "";
                    if (text.contains("To: " + name + "@example.org\r\n")) {
                        return first(CODE, text);
                    }
                }
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("No mail to " + name);
    }

    private Socket open(Socket socket) throws Exception {
        socket.socket = HTTP.newWebSocketBuilder()
                .buildAsync(URI.create("ws://localhost:" + port + "/"), socket)
                .get();
        socket.emit("token", "{\"token\":" + socket.token + ",\"device\":{\"uuid\":\"" + socket.name + "\",\"type\":\"browser\"}}");
        socket.heard(text -> text.contains("\"data\":[\"ok\"")).get(20, TimeUnit.SECONDS);
        return socket;
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("Expected " + pattern + " in " + text);
        }
        return found.group(1);
    }

    private static int resident(Path process) throws IOException {
        return Integer.parseInt(first(Pattern.compile("VmRSS:\\s+(\\d+) kB"), Files.readString(process))) / 1000;
    }

    /** Somebody's socket. */
    private static final class Socket implements WebSocket.Listener {

        private final String name;
        private final String token;
        private final StringBuilder text = new StringBuilder();
        private final List<Awaited> awaited = new ArrayList<>();
        private WebSocket socket;
        private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
        private long asked;

        private record Awaited(Predicate<String> which, CompletableFuture<String> what) {}

        Socket(String name, String token) {
            this.name = name;
            this.token = token;
        }

        synchronized CompletableFuture<String> heard(Predicate<String> which) {
            CompletableFuture<String> what = new CompletableFuture<>();
            awaited.add(new Awaited(which, what));
            return what;
        }

        synchronized void emit(String event, String argument) {
            say("{\"type\":0,\"data\":[\"" + event + "\"," + argument + "]}");
        }

        synchronized CompletableFuture<String> ask(String event, String argument) {
            long id = asked++;
            CompletableFuture<String> answer = heard(said -> said.contains("\"type\":1") && said.matches("(?s).*\"id\":" + id + "\\b.*"));
            say("{\"type\":0,\"data\":[\"" + event + "\"," + argument + "],\"id\":" + id + "}");
            return answer;
        }

        private void say(String frame) {
            sent = sent.handle((done, fault) -> null).thenCompose(done -> socket.sendText(frame, true));
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket from, java.nio.ByteBuffer bytes, boolean last) {
            return onText(from, java.nio.charset.StandardCharsets.UTF_8.decode(bytes), last);
        }

        @Override
        public synchronized CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                String whole = text.toString();
                text.setLength(0);
                HEARD.increment();
                awaited.removeIf(each -> each.which.test(whole) && each.what.complete(whole));
            }
            from.request(1);
            return null;
        }
    }
}
