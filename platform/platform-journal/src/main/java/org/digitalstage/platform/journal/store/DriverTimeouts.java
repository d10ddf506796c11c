package org.digitalstage.platform.journal.store;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.MongoClientSettings;
import java.time.Duration;

/** Makes the driver give up after a time that people wait, not after its own 30 s. */
public final class DriverTimeouts {

    private DriverTimeouts() {}

    /** Sets the time within which every call ends, however it ends. */
    public static void set(MongoClientSettings.Builder settings, Duration most) {
        long millis = most.toMillis();
        settings.timeout(millis, MILLISECONDS)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(millis, MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(millis, MILLISECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(millis, MILLISECONDS));
    }
}
