package org.digitalstage.stage.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.digitalstage.platform.aggregate.time.Regularly;
import org.digitalstage.platform.aggregate.time.fake.NotedMishaps;
import org.digitalstage.platform.journal.TimerThread;
import org.digitalstage.stage.BreakingClock;
import org.digitalstage.stage.Waiting;
import org.digitalstage.stage.socket.Revocations;
import org.digitalstage.stage.socket.Sessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RevocationListTest {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final NotedMishaps mishaps = new NotedMishaps();
    private final BreakingClock clock = new BreakingClock();
    private final TimerThread timer = new TimerThread("timer");
    private HttpServer authService;
    private RevocationList list;

    @BeforeEach
    void start() throws IOException {
        authService = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        authService.createContext("/internal/revocations", this::answer);
        authService.start();
        URI address = URI.create("http://127.0.0.1:" + authService.getAddress().getPort());
        list = new RevocationList(
                address, new Revocations(new Sessions(), clock), () -> false, new Regularly(timer, mishaps));
    }

    @AfterEach
    void stop() {
        list.stop();
        timer.close();
        authService.stop(0);
    }

    @Test
    void itIsAskedForAgainAfterAnErrorAndFromTheSamePlace() {
        clock.looking.once();
        list.start();
        assertThat(Waiting.until(() -> asked.contains("since=1"))).isTrue();
        assertThat(asked).startsWith("since=0", "since=0", "since=1");
        assertThat(mishaps.tasks()).containsExactly("revocations");
    }

    @Test
    void itIsAskedForAgainWhileTheAuthServiceIsAway() {
        authService.stop(0);
        list.start();
        assertThat(Waiting.until(() -> mishaps.tasks().size() >= 2)).isTrue();
        assertThat(mishaps.faults())
                .allSatisfy(fault -> assertThat(fault)
                        .hasMessageStartingWith("The auth-service gave no list of revocations: ")
                        .hasMessageContaining("Connection refused")
                        .satisfies(each -> assertThat(each.getStackTrace()).isEmpty()));
    }

    /** One revocation, then nothing. */
    private void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        asked.add(query);
        String page = query.equals("since=0")
                ? "{\"revocations\":[{\"account\":\"d1d1d1d1d1d1d1d1d1d1d101\",\"jti\":\"one\"}],\"cursor\":1}"
                : "{\"revocations\":[],\"cursor\":1}";
        byte[] body = page.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
