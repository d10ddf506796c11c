package org.digitalstage.platform.journal.store;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.MongoClientSettings;
import com.mongodb.connection.TransportSettings;
import java.time.Duration;

/**
 * The driver as the ports need it: it gives up after a time that people wait, not after its own 30 s. The reactive one uses the JDK's asynchronous
 * channels: they cost less per command than Netty's (measured: 45 to 60 us against 72), and over Netty the driver 5.8.0 leaks a buffer whenever a
 * handshake times out.
 */
public final class Driver {

    private Driver() {}

    /** For the reactive driver; every call ends within {@code most}, however it ends. */
    public static void configure(MongoClientSettings.Builder settings, Duration most) {
        settings.transportSettings(TransportSettings.asyncBuilder().build());
        configureBlocking(settings, most);
    }

    /** The same for the blocking driver. */
    public static void configureBlocking(MongoClientSettings.Builder settings, Duration most) {
        long millis = most.toMillis();
        settings.timeout(millis, MILLISECONDS)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(millis, MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(millis, MILLISECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(millis, MILLISECONDS));
    }
}
