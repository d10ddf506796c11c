package org.digitalstage.stage.model.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.Rejected;
import org.junit.jupiter.api.Test;

class LoginTest {

    @Test
    void aLoginHasATokenAndADevice() {
        Login login = Login.parse(List.of(Map.of(
                "token", "jwt", "device", Map.of("uuid", "u", "type", "ov", "canAudio", true, "apiServer", "x"))));
        assertThat(login.token().clear()).isEqualTo("jwt");
        assertThat(login.creation()).isEqualTo(Map.of("uuid", "u", "type", "ov", "canAudio", true));
        assertThat(login.resume()).isFalse();
    }

    @Test
    void aKnownDeviceKeepsItsUuidAndType() {
        Login login = Login.parse(
                List.of(Map.of("token", "jwt", "device", Map.of("uuid", "u", "type", "ov", "canAudio", true, "x", 1))));
        assertThat(login.update()).isEqualTo(Map.of("canAudio", true, "x", 1));
    }

    @Test
    void resumeIsAskedForByAnythingThere() {
        assertThat(Login.parse(List.of(Map.of("token", "jwt", "device", Map.of(), "resume", Map.of())))
                        .resume())
                .isTrue();
    }

    @Test
    void whoSaysWhatHeHoldsCarriesOn() {
        assertThat(carriesOn(Map.of("stage/1", 7))).isTrue();
        assertThat(carriesOn(Map.of())).isFalse();
        assertThat(carriesOn(true)).isFalse();
    }

    private static boolean carriesOn(Object resume) {
        return Login.parse(List.of(Map.of("token", "jwt", "device", Map.of(), "resume", resume)))
                .carriesOn();
    }

    @Test
    void aLoginWithoutTokenOrDeviceIsRefused() {
        for (Object payload : List.of(
                Map.of("token", "jwt"), Map.of("device", Map.of()), Map.of("token", "", "device", Map.of()), "jwt")) {
            assertThatThrownBy(() -> Login.parse(List.of(payload))).isInstanceOf(Rejected.class);
        }
        assertThatThrownBy(() -> Login.parse(List.of())).isInstanceOf(Rejected.class);
    }

    @Test
    void aLoginDoesNotShowItsToken() {
        assertThat(Login.parse(List.of(Map.of("token", "jwt", "device", Map.of())))
                        .toString())
                .doesNotContain("jwt");
    }
}
