package org.digitalstage.platform.journal;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.digitalstage.platform.aggregate.time.Mishaps;
import org.digitalstage.platform.aggregate.time.Regularly;
import org.digitalstage.platform.aggregate.time.Timer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A service's one timer, and its one way to do things again and again. */
@Configuration(proxyBeanMethods = false)
public class TimeConfiguration {

    @Bean
    TimerThread timer() {
        return new TimerThread("timer");
    }

    @Bean
    Mishaps mishaps(ObjectProvider<MeterRegistry> meters) {
        return new LoggedMishaps(meters.getIfAvailable(SimpleMeterRegistry::new), System::nanoTime);
    }

    @Bean
    Regularly regularly(Timer timer, Mishaps mishaps) {
        return new Regularly(timer, mishaps);
    }
}
