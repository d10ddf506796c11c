package org.digitalstage.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class SilenceTest {

    private final SocketSettings settings = settings();
    private final EmbeddedChannel client = new EmbeddedChannel();

    @Test
    void aServiceIsListenedToAgainAndAgainAsLongAsItSaysSomething() {
        EmbeddedChannel service = service(new SimpleMeterRegistry());
        for (int i = 0; i < 5; i++) {
            service.writeInbound(Unpooled.wrappedBuffer(new byte[] {1}));
            pass(service, settings.serviceSilence());
            assertThat(service.isOpen()).isTrue();
        }
        pass(service, settings.serviceSilence());
        assertThat(service.isOpen()).isFalse();
    }

    @Test
    void aSilentServiceIsLeftAlsoWhenThatCannotBeCounted() {
        EmbeddedChannel service = service(new Broken());
        pass(service, settings.serviceSilence());
        pass(service, settings.serviceSilence());
        assertThat(service.isOpen()).isFalse();
    }

    private EmbeddedChannel service(SimpleMeterRegistry meters) {
        return new EmbeddedChannel(new ServiceRelay(client, settings, new Sockets(settings, meters)));
    }

    private static void pass(EmbeddedChannel channel, Duration time) {
        channel.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
        channel.runPendingTasks();
    }

    private static SocketSettings settings() {
        Duration second = Duration.ofSeconds(1);
        DataSize size = DataSize.ofKilobytes(64);
        return new SocketSettings(10, size, size, second, second, second, second, second, second, second);
    }

    /** Counts nothing. */
    private static final class Broken extends SimpleMeterRegistry {
        @Override
        protected Counter newCounter(Meter.Id id) {
            throw new IllegalStateException("broken");
        }
    }
}
