package org.digitalstage.platform.journal.store;

import org.digitalstage.platform.aggregate.journal.Aside;
import org.digitalstage.platform.aggregate.journal.Instances;
import org.digitalstage.platform.aggregate.journal.Journal;
import org.digitalstage.platform.aggregate.journal.Pendings;
import org.digitalstage.platform.aggregate.journal.Snapshots;
import org.digitalstage.platform.aggregate.journal.contract.AsideContract;
import org.digitalstage.platform.aggregate.journal.contract.InstancesContract;
import org.digitalstage.platform.aggregate.journal.contract.JournalContract;
import org.digitalstage.platform.aggregate.journal.contract.PendingsContract;
import org.digitalstage.platform.aggregate.journal.contract.SnapshotsContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.mongodb.MongoDBContainer;

/** The same contracts on a real MongoDB 8, a replica set of one. */
@Testcontainers(disabledWithoutDocker = true)
class MongoReplicaSetTest {

    @Container
    private static final MongoDBContainer SERVER = new MongoDBContainer("mongo:8").withReplicaSet();

    private static Store store;

    @BeforeAll
    static void connect() {
        store = new Store(SERVER.getReplicaSetUrl());
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Nested
    class OfTheJournal extends JournalContract {
        @Override
        protected Journal journal() {
            return store.journal();
        }
    }

    @Nested
    class OfTheSnapshots extends SnapshotsContract {
        @Override
        protected Snapshots snapshots() {
            return new MongoSnapshots(store.database());
        }
    }

    @Nested
    class OfTheNotes extends PendingsContract {
        @Override
        protected Pendings pendings() {
            return new MongoPendings(store.database());
        }
    }

    @Nested
    class OfWhatWasSetAside extends AsideContract {
        @Override
        protected Aside aside() {
            return new MongoAside(store.database());
        }
    }

    @Nested
    class OfTheHeartbeats extends InstancesContract {
        @Override
        protected Instances instances() {
            return new MongoInstances(store.database());
        }
    }
}
