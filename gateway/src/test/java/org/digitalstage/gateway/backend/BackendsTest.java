package org.digitalstage.gateway.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class BackendsTest {
    private final AtomicLong clock = new AtomicLong(1_000);
    private final Backends backends = new Backends(
            "stage-service",
            List.of(URI.create("http://a:1"), URI.create("ws://b:2"), URI.create("http://c")),
            clock::get);

    @Test
    void instancesAreTakenInTurn() {
        assertThat(hosts()).containsExactly("a", "b", "c");
        assertThat(hosts()).containsExactly("b", "c", "a");
        assertThat(hosts()).containsExactly("c", "a", "b");
        assertThat(hosts()).containsExactly("a", "b", "c");
    }

    @Test
    void oneThatCouldNotBeReachedIsTriedLastForAWhile() {
        backends.failed(backends.all().getFirst());
        assertThat(hosts()).containsExactly("b", "c", "a");
        clock.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(hosts()).containsExactly("b", "c", "a");
        assertThat(hosts()).containsExactly("c", "a", "b");
    }

    @Test
    void oneThatAnswersAgainRestsNoLonger() {
        Backend first = backends.all().getFirst();
        backends.failed(first);
        first.answered();
        assertThat(hosts()).containsExactly("a", "b", "c");
    }

    @Test
    void aMissingPortIsThatOfTheScheme() {
        assertThat(backends.all().getLast().port()).isEqualTo(80);
    }

    @Test
    void whatIsNoAddressOfAServiceIsRefusedWithASentence() {
        assertThatThrownBy(() -> new Backends("stage-service", List.of(URI.create("localhost:8082")), clock::get))
                .hasMessage("Expected http://host:port for the stage-service but found localhost:8082.");
        assertThatThrownBy(() -> new Backends("stage-service", List.of(), clock::get))
                .hasMessage("Expected at least one URL for the stage-service but found none.");
    }

    private List<String> hosts() {
        return backends.inTurn().stream().map(Backend::host).toList();
    }
}
