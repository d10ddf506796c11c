package org.digitalstage.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import org.digitalstage.platform.embedded.Loopback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mongodb://localhost                                  | localhost:27017",
                "mongodb://anna:p%40ss@one:1,two/?replicaSet=rs0      | one:1,two:27017",
                "mongodb://[::1]:2/stage                              | ::1:2",
                "mongodb://one:1?ssl=true                             | one:1",
            })
    void hostsAreFoundInAUrl(String url, String hosts) {
        assertThat(Servers.hosts(url, 27_017).stream().map(host -> host.getHostString() + ":" + host.getPort()))
                .containsExactly(hosts.split(","));
    }

    @Test
    void aServerThatCannotBeReachedGetsASentenceWithItsOptionAndNoPassword() {
        int nobody = Loopback.freePort();

        assertThatThrownBy(() -> Servers.check(Options.parse("--redis", "redis://:secret@localhost:" + nobody)))
                .isInstanceOf(Obstacle.class)
                .hasMessage("No Redis can be reached at localhost:" + nobody + ": start it, or correct --redis.");
    }

    @Test
    void oneHostOfSeveralIsEnough() throws Exception {
        try (ServerSocket one = new ServerSocket(0, 1, Loopback.at(0).getAddress())) {
            String hosts = "localhost:" + Loopback.freePort() + ",localhost:" + one.getLocalPort();

            assertThatCode(() -> Servers.check(Options.parse("--mongodb", "mongodb://" + hosts + "/?replicaSet=rs0")))
                    .doesNotThrowAnyException();
        }
    }
}
