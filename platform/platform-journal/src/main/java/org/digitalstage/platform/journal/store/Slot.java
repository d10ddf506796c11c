package org.digitalstage.platform.journal.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterOutputStream;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.journal.Snapshot;
import org.digitalstage.platform.journal.form.SnapshotForm;

/**
 * One of the two documents of an aggregate's snapshots: {@code _id}, {@code n} seq, {@code e} entry id, {@code b} the content
 * ({@link SnapshotForm}), {@code z} whether that is deflated. Large states are, so that they stay far below a document's 16 MiB.
 */
final class Slot {

    private static final int LARGE = 64 * 1024;
    private static final int MOST = 16 * 1024 * 1024 - 1024;
    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private Slot() {}

    static List<String> ids(AggregateId aggregate) {
        return List.of(aggregate + "/0", aggregate + "/1");
    }

    static Optional<String> free(AggregateId aggregate, List<RawBsonDocument> heads) {
        Set<String> used = new HashSet<>();
        heads.forEach(head -> used.add(id(head)));
        return ids(aggregate).stream().filter(id -> !used.contains(id)).findFirst();
    }

    static String id(RawBsonDocument slot) {
        return slot.getString("_id").getValue();
    }

    static long seq(RawBsonDocument slot) {
        return slot.getNumber("n").longValue();
    }

    static boolean is(RawBsonDocument head, Snapshot snapshot) {
        return seq(head) == snapshot.state().seq()
                && head.getString("e").getValue().equals(snapshot.state().entry());
    }

    static RawBsonDocument document(String id, Snapshot snapshot, byte[] content) {
        boolean large = content.length > LARGE;
        byte[] kept = large ? deflated(content) : content;
        if (kept.length > MOST) {
            throw new IllegalStateException("Expected a state of at most " + MOST + " bytes but got " + kept.length);
        }
        BsonDocument document = new BsonDocument("_id", new BsonString(id))
                .append("n", new BsonInt64(snapshot.state().seq()))
                .append("e", new BsonString(snapshot.state().entry()))
                .append("z", BsonBoolean.valueOf(large))
                .append("b", new BsonBinary(kept));
        return new RawBsonDocument(document, CODEC);
    }

    static Snapshot snapshot(RawBsonDocument slot) {
        byte[] kept = slot.getBinary("b").getData();
        return SnapshotForm.read(slot.getBoolean("z").getValue() ? inflated(kept) : kept);
    }

    private static byte[] deflated(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length / 4);
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, fast)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            fast.end();
        }
        return bytes.toByteArray();
    }

    private static byte[] inflated(byte[] kept) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(kept.length * 4);
        try (InflaterOutputStream out = new InflaterOutputStream(bytes)) {
            out.write(kept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
