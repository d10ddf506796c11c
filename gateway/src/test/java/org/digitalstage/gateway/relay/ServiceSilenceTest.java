package org.digitalstage.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** When a service of which nothing is heard counts as gone. */
final class ServiceSilenceTest {
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final EmbeddedChannel service = new EmbeddedChannel();

    @BeforeEach
    void join() {
        Duration unused = Duration.ofSeconds(5);
        SocketSettings settings = new SocketSettings(
                1,
                DataSize.ofKilobytes(1),
                DataSize.ofKilobytes(1),
                unused,
                unused,
                unused,
                unused,
                unused,
                SILENCE,
                unused);
        Sockets sockets = new Sockets(settings, new SimpleMeterRegistry());
        service.freezeTime();
        service.pipeline().addLast(new ServiceRelay(new EmbeddedChannel(), settings, sockets));
    }

    @Test
    void itIsGoneWhenNothingIsHeardForALongTime() {
        service.writeInbound(Unpooled.copyInt(1));
        aSilencePasses();
        assertThat(service.isOpen()).isTrue();
        aSilencePasses();
        assertThat(service.isOpen()).isFalse();
    }

    @Test
    void itIsNotGoneWhileItIsNotReadFromNorAtOnceAfterwards() {
        service.config().setAutoRead(false);
        for (int i = 0; i < 5; i++) {
            aSilencePasses();
        }
        service.config().setAutoRead(true);
        aSilencePasses();
        assertThat(service.isOpen()).isTrue();
        aSilencePasses();
        assertThat(service.isOpen()).isFalse();
    }

    private void aSilencePasses() {
        service.advanceTimeBy(SILENCE.toMillis(), TimeUnit.MILLISECONDS);
        service.runScheduledPendingTasks();
    }
}
