package org.digitalstage.platform.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** The H2 backend with documents and keys in our own form. A map that is open keeps its types, so ours are opened first. */
final class FileBackend extends H2Backend {

    private static final String DOCUMENTS = "databases.";
    private static final String INDEX = "._index_";

    FileBackend(MVStore store) {
        super(store);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new Database(name, getMvStore(), getCursorRegistry());
    }

    private static final class Database extends H2Database {
        private final MVStore store;

        Database(String name, MVStore store, CursorRegistry cursors) {
            // The constructor above already opens collections.
            this.store = store;
            super(name, store, cursors);
        }

        @Override
        protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
            openTyped(DOCUMENTS + getFullCollectionNamespace(name));
            return super.openOrCreateCollection(name, options);
        }

        @Override
        protected Index<Object> openOrCreateUniqueIndex(
                String collection, String index, List<IndexKey> keys, boolean sparse) {
            openTyped(getFullCollectionNamespace(collection) + INDEX + index);
            return super.openOrCreateUniqueIndex(collection, index, keys, sparse);
        }

        private void openTyped(String map) {
            store.openMap(map, new MVMap.Builder<>().keyType(new StoredType()).valueType(new StoredType()));
        }
    }
}
