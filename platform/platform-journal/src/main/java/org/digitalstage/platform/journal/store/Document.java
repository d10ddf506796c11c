package org.digitalstage.platform.journal.store;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.RawBsonDocument;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.journal.form.EntryForm;
import org.jspecify.annotations.Nullable;

/** An entry as the journal's document. */
final class Document {

    private Document() {}

    static RawBsonDocument of(Entry entry) {
        return new RawBsonDocument(EntryForm.write(entry));
    }

    static Entry entry(RawBsonDocument document) {
        ByteBuffer buffer = document.getByteBuffer().asNIO();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return EntryForm.read(bytes);
    }

    static String id(Entry entry) {
        return EntryForm.id(entry.aggregate(), entry.seq());
    }

    /** Whether there is a document and it is this entry's. */
    static boolean is(@Nullable RawBsonDocument document, String entry) {
        return document != null && document.getString("e").getValue().equals(entry);
    }

    static Map<String, RawBsonDocument> byId(List<RawBsonDocument> documents) {
        Map<String, RawBsonDocument> byId = HashMap.newHashMap(documents.size());
        documents.forEach(document -> byId.put(document.getString("_id").getValue(), document));
        return byId;
    }
}
