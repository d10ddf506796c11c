package org.digitalstage.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DrainingTest {

    @Test
    void aServiceIsDrainedBeforeItStops() {
        var context = WebConfigurationTest.start();
        var drained = context.getBean(WebConfigurationTest.App.class).drained;

        context.close();

        assertThat(drained).isTrue();
    }
}
