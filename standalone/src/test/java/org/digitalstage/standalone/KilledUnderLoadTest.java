package org.digitalstage.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 1, of the whole: acknowledged is durable, also when everything is killed in the middle of it; and nothing is left running. */
class KilledUnderLoadTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final long ENOUGH = 300;

    @TempDir
    private Path folder;

    @Test
    void aKillUnderLoadLosesNoAcknowledgedChangeAndLeavesNothingRunning() throws Exception {
        Stage stage;
        Persistent renaming;
        Persistent mixing;
        try (Running running = Running.start(folder, "--instances=2").awaitReady()) {
            Guest anna = Guest.signUp(running, "anna");
            Guest bert = Guest.signUp(running, "bert");
            SocketClient annas = anna.enter(running);
            SocketClient berts = bert.enter(running);
            stage = Stage.openedBy(annas, berts);

            renaming = Persistent.with(
                    annas, "change-group", number -> Map.of("_id", stage.group(), "name", "name " + number));
            mixing = Persistent.with(
                    berts,
                    "set-custom-stage-member-volume",
                    number -> Map.of("stageMemberId", stage.annasPart(), "volume", number / 1_000.0));
            assertThat(Running.await(
                            PATIENCE, () -> renaming.acknowledged() > ENOUGH && mixing.acknowledged() > ENOUGH))
                    .as(() -> "acknowledged " + renaming.acknowledged() + " and " + mixing.acknowledged())
                    .isTrue();

            List<ProcessHandle> started = running.handle().descendants().toList();
            assertThat(started).hasSizeGreaterThanOrEqualTo(2);
            running.handle().destroyForcibly();
            running.awaitEnd(PATIENCE);
            assertThat(Running.await(TEN_SECONDS, () -> started.stream().noneMatch(ProcessHandle::isAlive)))
                    .isTrue();
        }
        try (Running again = Running.start(folder).awaitReady()) {
            SocketClient annas = Guest.signIn(again, "anna").enter(again);
            SocketClient berts = Guest.signIn(again, "bert").enter(again);

            String name = String.valueOf(stage.groupAsSeenBy(annas).get("name"));
            assertThat(Long.parseLong(name.substring("name ".length())))
                    .isBetween(renaming.acknowledged(), renaming.sent());
            double volume = ((Number) Objects.requireNonNull(stage.mixOf(berts).get("volume"))).doubleValue();
            assertThat(Math.round(volume * 1_000)).isBetween(mixing.acknowledged(), mixing.sent());
            assertThat(List.of(annas.isOpen(), berts.isOpen())).containsOnly(true);
        }
    }
}
