package org.digitalstage.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org",
                "https://example.org/anna.png",
                "HTTPS://Example.org:8443/a/b?c=d&e[]=f|g#h",
                "http://localhost:3000/x",
                "http://192.0.2.1/a.png",
                "https://[2001:db8::1]:8443/a.png",
                "https://bühne.example/Porträt.png",
                "https://例え.テスト",
                "https://example.org?size=40",
                "https://my_host/x"
            })
    void picturesLieOnTheWeb(String address) {
        assertThat(AddressRule.PICTURE.flaw(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "turn.example.org:3478",
                "b:3478",
                "turn:turn.example.org",
                "TURNS:turn.example.org:443?transport=tcp",
                "turn:192.0.2.1:3478?transport=udp",
                "turn:[2001:db8::1]:3478"
            })
    void turnServersAreNamedWithAndWithoutAScheme(String address) {
        assertThat(rule(AddressSort.TURN).flaw(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"wss://router.example.org", "ws://localhost:4000/path", "https://x", "r", "router.example.org/x"
            })
    void socketsAreOpenedToServers(String address) {
        assertThat(rule(AddressSort.SOCKET).flaw(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "router.example.org",
                "localhost",
                "192.0.2.1",
                "2001:db8::1",
                "fe80::1%eth0",
                "::1",
                "[::1]:80",
                "a:80"
            })
    void machinesAreNamedOrNumbered(String host) {
        assertThat(rule(AddressSort.HOST).flaw(host)).isEmpty();
    }

    /** Nowhere, whatever else may be said there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                " javascript:alert(1)",
                "java\nscript:alert(1)",
                "\u0001javascript:alert(1)",
                "javascript://example.org/%0aalert(1)",
                "data:text/html,<script>alert(1)</script>",
                "data:image/png;base64,AAAA",
                "vbscript:x",
                "file:///etc/passwd",
                "blob:https://example.org/1",
                "//example.org/a.png",
                "https:",
                "https://",
                "https:///a.png",
                "https:example.org",
                "https://anna:geheim@example.org/",
                "https://example.org@evil.example/",
                "https://example.org/a b",
                "https://example.org/\"onerror=\"x",
                "https://example.org/<b>",
                "https://example.org\\@evil.example",
                "https://example.org/\n",
                "https://example.org/\u202egnp",
                "https://example.org/\ud83d",
                "https://example.org:99999999",
                "turn:",
                "turn:a b",
                "turn:example.org?transport=sctp",
                "\u200b",
                " "
            })
    void whatRunsOrLeadsElsewhereIsNoAddress(String text) {
        for (AddressSort sort : AddressSort.values()) {
            assertThat(rule(sort).flaw(text)).as("%s as %s", text, sort).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyAddressSaysThatThereIsNone(AddressSort sort) {
        assertThat(rule(sort).flaw("")).isEmpty();
        assertThat(rule(sort).flaw("x".repeat(3_000))).contains("a text of 3000 characters");
    }

    @Test
    void aFlawIsNamedAndNotRepeated() {
        assertThat(AddressRule.PICTURE.flaw("javascript:alert(1)")).contains("another kind of address");
        assertThat(AddressRule.PICTURE.flaw("nonsense")).contains("a text of 8 characters");
        assertThat(AddressRule.PICTURE.flaw("https://\ud83d")).contains("half a character");
        assertThat(AddressRule.PICTURE.describe())
                .isEqualTo("an https or http address of at most 2000 characters, or empty");
    }

    /** Matching neither takes back and forth nor deep: an address of many parts is judged like any other. */
    @Test
    void longAddressesAreJudgedToo() {
        AddressRule patient = new AddressRule(AddressSort.WEB, 200_000);
        assertThat(patient.flaw("https://example.org/" + "a/".repeat(90_000))).isEmpty();
        assertThat(patient.flaw("https://" + "a.".repeat(90_000))).isPresent();
    }

    private static AddressRule rule(AddressSort sort) {
        return new AddressRule(sort, 2_000);
    }
}
