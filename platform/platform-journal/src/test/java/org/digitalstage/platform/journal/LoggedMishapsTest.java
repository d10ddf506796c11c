package org.digitalstage.platform.journal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LoggedMishapsTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger("org.digitalstage.regular");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicLong now = new AtomicLong();
    private final LoggedMishaps mishaps = new LoggedMishaps(meters, now::get);

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
    }

    @Test
    void eachIsCountedUnderTheNameOfItsWork() {
        fail("mail", 100);
        fail("news", 3);
        assertThat(counted("mail")).isEqualTo(100);
        assertThat(counted("news")).isEqualTo(3);
    }

    @Test
    void ofEachWorkOneAMinuteIsLogged() {
        fail("mail", 100);
        fail("news", 100);
        assertThat(lines.list).hasSize(2);
        pass(Duration.ofSeconds(59));
        fail("mail", 100);
        assertThat(lines.list).hasSize(2);
        pass(Duration.ofSeconds(1));
        fail("mail", 100);
        assertThat(lines.list).hasSize(3);
        assertThat(lines.list.getLast().getFormattedMessage()).contains("task=mail");
        assertThat(lines.list.getLast().getThrowableProxy().getMessage()).isEqualTo("broken");
    }

    private void fail(String task, int times) {
        for (int i = 0; i < times; i++) {
            pass(Duration.ofNanos(1));
            mishaps.during(task, new IllegalStateException("broken"));
        }
        pass(Duration.ofNanos(-times));
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private double counted(String task) {
        return meters.counter(LoggedMishaps.METER, "task", task).count();
    }
}
