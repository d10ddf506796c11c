package org.digitalstage.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.digitalstage.platform.embedded.Loopback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandaloneTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    @Test
    void itSaysItsAddressesAnswersThereAndStopsWithAllItStarted() throws Exception {
        try (Running running = Running.start(folder, "--instances=2").awaitReady()) {
            assertThat(running.output())
                    .contains("https://localhost:" + running.tlsPort(), "http://localhost:" + running.port());
            assertThat(get("http://localhost:" + running.port() + "/beat").statusCode())
                    .isEqualTo(200);
            assertThat(Trusting.client()
                            .send(request("https://localhost:" + running.tlsPort() + "/beat"), Trusting.AS_TEXT)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(running.instances()).hasSize(1);

            try (Running second = Running.start(folder)) {
                assertThat(second.awaitEnd(SOON)).isEqualTo(1);
                assertThat(second.output())
                        .contains("is in use by process " + running.handle().pid());
            }
            List<ProcessHandle> started = running.handle().descendants().toList();
            assertThat(started).hasSizeGreaterThanOrEqualTo(2);

            running.handle().destroy();

            running.awaitEnd(TEN_SECONDS);
            assertThat(Running.await(TEN_SECONDS, () -> started.stream().noneMatch(ProcessHandle::isAlive)))
                    .isTrue();
        }
    }

    @Test
    void aPortInUseGetsASentenceWithItsOption() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, Loopback.at(0).getAddress());
                Running running = Running.start(folder, "--tls-port=" + taken.getLocalPort())) {
            assertThat(running.awaitEnd(SOON)).isEqualTo(1);
            assertThat(running.output())
                    .startsWith("Port " + taken.getLocalPort() + " on 127.0.0.1 cannot be opened")
                    .contains("choose another port with --tls-port");
        }
    }

    @Test
    void anUnknownOptionGetsASentenceAndExitCodeTwo() throws Exception {
        try (Running running = Running.start(folder, "--bogus")) {
            assertThat(running.awaitEnd(SOON)).isEqualTo(2);
            assertThat(running.output().strip())
                    .isEqualTo("Unknown option --bogus: ./run --help lists the known ones.");
        }
    }

    @Test
    void helpIsShown() throws Exception {
        try (Running running = Running.start(folder, "--help")) {
            assertThat(running.awaitEnd(SOON)).isZero();
            assertThat(running.output()).contains("--instances N", "--mongodb URL");
        }
    }

    private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request(url), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static HttpRequest request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(SOON).build();
    }
}
