package org.digitalstage.platform.wire.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LivenessTest {

    private final Liveness liveness = new Liveness(defaults(), seconds(0));

    static WireSettings defaults() {
        return new Binder(new MapConfigurationPropertySource(Map.of("digitalstage.wire.loops", "0")))
                .bindOrCreate("digitalstage.wire", WireSettings.class);
    }

    @Test
    void aPingIsDueEveryFiveSeconds() {
        assertThat(liveness.pingDue(seconds(4))).isFalse();
        assertThat(liveness.pingDue(seconds(5))).isTrue();
        assertThat(liveness.pingDue(seconds(6))).isFalse();
        assertThat(liveness.pingDue(seconds(10))).isTrue();
    }

    @Test
    void tenSecondsWithoutAPongAreTheEnd() {
        liveness.authenticated();
        assertThat(look(9, 0, 0)).isNull();
        liveness.pong(seconds(9));
        assertThat(look(19, 0, 0)).isNull();
        assertThat(look(20, 0, 0)).isEqualTo(DropReason.SILENT);
    }

    @Test
    void whatTheServerStoodStillIsNotHeldAgainstAClient() {
        liveness.authenticated();
        liveness.pong(seconds(9));
        liveness.stoodStill(seconds(30), seconds(20));
        assertThat(look(39, 0, 0)).isNull();
        assertThat(look(40, 0, 0)).isEqualTo(DropReason.SILENT);
    }

    @Test
    void whileNothingIsReadNoPongIsMissed() {
        liveness.authenticated();
        assertThat(liveness.look(seconds(30), 0, 0, false)).isNull();
        assertThat(look(39, 0, 0)).isNull();
        assertThat(look(41, 0, 0)).isEqualTo(DropReason.SILENT);
    }

    @Test
    void whoTakesBytesIsAliveAndWhoTakesNoneForTenSecondsIsNot() {
        liveness.authenticated();
        for (int second = 1; second < 60; second++) {
            assertThat(look(second, second * 100, 5000)).isNull();
        }
        assertThat(look(68, 5900, 5000)).isNull();
        assertThat(look(70, 5900, 5000)).isEqualTo(DropReason.SLOW);
    }

    @Test
    void whoDoesNotSayWhoItIsHasTenSeconds() {
        liveness.pong(seconds(9));
        assertThat(look(10, 0, 0)).isNull();
        assertThat(look(11, 0, 0)).isEqualTo(DropReason.UNAUTHENTICATED);
        liveness.authenticated();
        assertThat(look(12, 0, 0)).isNull();
    }

    private org.digitalstage.platform.wire.socket.DropReason look(long second, long taken, long waiting) {
        return liveness.look(seconds(second), taken, waiting, true);
    }

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
