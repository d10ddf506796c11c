package org.digitalstage.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void withoutWordsItIsBoundToLoopbackOnTheUsualPorts() {
        Options options = Options.parse();

        assertThat(options.bind().isLoopbackAddress()).isTrue();
        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.tlsPort()).isEqualTo(8443);
        assertThat(options.data()).isEqualTo(Path.of("data"));
        assertThat(options.instances()).isOne();
    }

    @Test
    void valuesFollowTheirOptionOrAnEqualsSign() {
        Options options = Options.parse("--port=81", "--tls-port", "82", "--data", "/x y", "--bind", "::");

        assertThat(options.port()).isEqualTo(81);
        assertThat(options.tlsPort()).isEqualTo(82);
        assertThat(options.data()).isEqualTo(Path.of("/x y"));
        assertThat(options.bind().isAnyLocalAddress()).isTrue();
    }

    @Test
    void ofAnOptionGivenTwiceTheLastCounts() {
        assertThat(Options.parse("--data", "a", "--data", "b").data()).isEqualTo(Path.of("b"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--bogus              | Unknown option --bogus: ./run --help lists the known ones.",
                "data                 | Unknown option data: ./run --help lists the known ones.",
                "--help=yes           | Unknown option --help: ./run --help lists the known ones.",
                "--port               | Expected a value after --port but there is none.",
                "--port eighty        | Expected a number from 1 to 65535 after --port but got eighty.",
                "--port 0             | Expected a number from 1 to 65535 after --port but got 0.",
                "--tls-port 65536     | Expected a number from 1 to 65535 after --tls-port but got 65536.",
                "--instances 17       | Expected a number from 1 to 16 after --instances but got 17.",
                "--bind example.org   | Expected an IP address such as 0.0.0.0 after --bind but got example.org.",
                "--data --port        | Expected a folder after --data but got --port.",
                "--redis localhost    | Expected a URL that begins with redis:// or rediss:// after --redis but got localhost.",
                "--port 8443          | Expected two ports for --port and --tls-port but both are 8443.",
            })
    void whatCannotBeTakenIsRefusedWithASentence(String words, String sentence) {
        assertThatThrownBy(() -> Options.parse(words.split(" ")))
                .isInstanceOf(Obstacle.class)
                .hasMessage(sentence);
    }
}
