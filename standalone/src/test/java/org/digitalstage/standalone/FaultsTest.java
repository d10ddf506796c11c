package org.digitalstage.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.testing.socket.Received;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to clients and servers that are stopped or killed, with everything in its place: gateway, two instances, Redis and store. */
class FaultsTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration FLOOD = Duration.ofSeconds(4);

    /** Frames that a socket may say at once, and in each second; see {@code digitalstage.wire}. */
    private static final long BURST = 2_000;

    private static final long SUSTAINED = 1_000;

    @TempDir
    private static Path folder;

    private static Running running;

    @BeforeAll
    static void start() throws Exception {
        running = Running.start(folder, "--instances=2").awaitReady();
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void aClientStoppedInItsTracksGoesOfflineForEverybodyAndComesBack() throws Exception {
        Guest anna = Guest.signUp(running, "anna");
        Guest clara = Guest.signUp(running, "clara");
        try (SocketClient annas = anna.enter(running);
                SocketClient claras = new Guest("clara-too", clara.token()).enter(running);
                Sitter sitter = Sitter.start(running, clara)) {
            awaitSaying(claras, "d-a", "\"uuid\":\"clara\"");
            Stage stage = Stage.openedBy(annas, claras);

            sitter.pause();
            long paused = System.nanoTime();

            awaitSaying(annas, "sd-c", "\"active\":false");
            awaitSaying(claras, "d-c", "\"online\":false");
            assertThat(Duration.ofNanos(System.nanoTime() - paused)).isLessThan(Duration.ofSeconds(10));
            assertThat(annas.ask("change-group", Map.of("_id", stage.group(), "name", "meanwhile")))
                    .containsExactly((Object) null);

            sitter.resume();

            awaitSaying(annas, "sd-c", "\"active\":true");
            awaitSaying(claras, "d-c", "\"online\":true");
        }
    }

    @Test
    void aRedisThatEndedIsStartedAgainAndChangesCrossInstancesAllTheTime() throws Exception {
        Guest dora = Guest.signUp(running, "dora");
        Guest emil = Guest.signUp(running, "emil");
        try (SocketClient doras = dora.enter(running);
                SocketClient emils = emil.enter(running)) {
            Stage stage = Stage.openedBy(doras, emils);
            ProcessHandle before = redis().getFirst();

            before.destroyForcibly();
            doras.ask("change-group", Map.of("_id", stage.group(), "name", "without"));
            awaitSaying(emils, "g-c", "without");

            assertThat(Running.await(SOON, () -> redis().stream().anyMatch(other -> !other.equals(before))))
                    .isTrue();
            doras.ask("change-group", Map.of("_id", stage.group(), "name", "again"));
            awaitSaying(emils, "g-c", "again");
        }
    }

    @Test
    void aFloodThroughTheGatewayIsTakenNoFasterThanAllowedAndOthersAreAnswered() throws Exception {
        Guest fritz = Guest.signUp(running, "fritz");
        Guest greta = Guest.signUp(running, "greta");
        try (SocketClient loud = fritz.enter(running);
                SocketClient quiet = greta.enter(running)) {
            long begun = System.nanoTime();
            Thread.ofVirtual().start(() -> flood(loud));
            Duration flooded = Duration.ZERO;
            while (flooded.compareTo(FLOOD) < 0) {
                assertThat(quiet.ask("change-user", Map.of("name", "greta " + flooded.toMillis())))
                        .containsExactly((Object) null);
                flooded = Duration.ofNanos(System.nanoTime() - begun);
            }

            long answered = loud.received().stream()
                    .filter(received -> received.event() == null)
                    .count();
            assertThat(answered).isPositive().isLessThan(BURST + SUSTAINED * (flooded.toSeconds() + 1));
        }
    }

    private static void flood(SocketClient loud) {
        try {
            while (loud.isOpen()) {
                loud.request("change-user", Map.of("name", "fritz"));
            }
        } catch (UncheckedIOException _) {
            // dropped, or the test is over
        }
    }

    private static List<ProcessHandle> redis() {
        return running.handle()
                .children()
                .filter(child -> child.info().command().orElse("").contains("redis-server"))
                .toList();
    }

    private static Received awaitSaying(SocketClient client, String event, String text) {
        return client.await(
                received -> event.equals(received.event()) && received.text().contains(text), event + " with " + text);
    }
}
