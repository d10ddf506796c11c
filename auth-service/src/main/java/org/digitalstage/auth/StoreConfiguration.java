package org.digitalstage.auth;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoDatabase;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.digitalstage.auth.account.Accounts;
import org.digitalstage.auth.account.MongoAccounts;
import org.digitalstage.auth.code.Codes;
import org.digitalstage.auth.code.MongoCodes;
import org.digitalstage.auth.revocation.MongoRevocationLog;
import org.digitalstage.auth.revocation.RevocationLog;
import org.digitalstage.auth.token.MongoSigningKeys;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The store: MongoDB, with single-document writes only. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** A store that is away shall be told within seconds, not after the driver's half minute. */
    @Bean
    MongoClientSettingsBuilderCustomizer promptFailure() {
        return settings -> settings.applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                        .readTimeout(5, TimeUnit.SECONDS));
    }

    /** What is acknowledged to a client is on the journal of a majority. */
    @Bean
    MongoDatabase database(MongoClient client, MongoProperties properties) {
        return client.getDatabase(properties.getMongoClientDatabase())
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY);
    }

    @Bean
    Accounts accounts(MongoDatabase database) {
        return new MongoAccounts(database);
    }

    @Bean
    Codes codes(MongoDatabase database) {
        return new MongoCodes(database);
    }

    @Bean
    RevocationLog revocationLog(MongoDatabase database) {
        return new MongoRevocationLog(database);
    }

    @Bean
    MongoSigningKeys signingKeys(MongoDatabase database) {
        return new MongoSigningKeys(database);
    }
}
