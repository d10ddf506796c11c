package org.digitalstage.platform.journal.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.ByteBufNIO;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.bson.io.ByteBufferBsonInput;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Step;
import org.digitalstage.platform.aggregate.journal.UnknownFormat;
import org.digitalstage.platform.aggregate.journal.contract.Samples;
import org.junit.jupiter.api.Test;

class EntryFormTest {

    private final Entry rich = Samples.rich(Samples.stage());

    @Test
    void whatIsWrittenIsReadAsItWas() {
        assertThat(EntryForm.read(EntryForm.write(rich))).isEqualTo(rich);
    }

    @Test
    void theOrderOfFieldsStays() {
        Map<String, Object> read = added(EntryForm.read(EntryForm.write(rich))).fields();
        assertThat(List.copyOf(read.keySet()))
                .isEqualTo(List.copyOf(added(rich).fields().keySet()));
    }

    @Test
    void anyReaderOfBsonCanReadIt() {
        BsonDocument document = document(EntryForm.write(rich));
        assertThat(document.getString("_id").getValue()).isEqualTo(rich.aggregate() + "/1");
        assertThat(document.getString("e").getValue()).isEqualTo(rich.entry());
        assertThat(EntryForm.read(bytes(document)))
                .as("written again by another writer")
                .isEqualTo(rich);
    }

    @Test
    void namesBeyondAsciiAndLongTextsAreKept() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("Lautstärke \ud83c\udfbb", "ä".repeat(10_000));
        fields.put("x".repeat(3000), 1);
        fields.put("%", "%");
        fields.put("%2", "%2");
        Step step = new Step("c", "", List.of(new Change.Said("k", fields)), List.of(), null, null);
        Entry entry = new Entry(rich.aggregate(), 1, "e", "", "w", Entry.FORMAT, 0, List.of(step));
        assertThat(EntryForm.read(EntryForm.write(entry))).isEqualTo(entry);
    }

    @Test
    void aNumberOfAnotherTypeBecomesADouble() {
        assertThat(said(new java.math.BigDecimal("1.5"))).isEqualTo(1.5);
        assertThat(said(2.5f)).isEqualTo(2.5);
    }

    @Test
    void whatIsNoJsonValueCannotBeWritten() {
        assertThatThrownBy(() -> said(new Object())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLaterFormatIsNotRead() {
        BsonDocument document = document(EntryForm.write(rich)).append("f", new BsonInt32(2));
        assertThatThrownBy(() -> EntryForm.read(bytes(document)))
                .isInstanceOf(UnknownFormat.class)
                .hasMessage("Expected an entry in a known form but got format 2");
    }

    @Test
    void anEntryWithoutAFormatIsNotRead() {
        BsonDocument document = document(EntryForm.write(rich));
        document.remove("f");
        assertThatThrownBy(() -> EntryForm.read(bytes(document))).isInstanceOf(UnknownFormat.class);
    }

    @Test
    void aFieldThatIsNotKnownIsNotSkipped() {
        BsonDocument document = document(EntryForm.write(rich)).append("x", new BsonInt32(2));
        assertThatThrownBy(() -> EntryForm.read(bytes(document))).isInstanceOf(UnknownFormat.class);
    }

    @Test
    void aKindOfChangeThatIsNotKnownIsNotSkipped() {
        BsonDocument document = document(EntryForm.write(rich));
        BsonDocument step = document.getArray("s").getFirst().asDocument();
        step.getArray("d").getFirst().asDocument().append("t", new BsonString("x"));
        assertThatThrownBy(() -> EntryForm.read(bytes(document)))
                .isInstanceOf(UnknownFormat.class)
                .hasMessage("Expected a change in a known form but got type x");
    }

    @Test
    void aKeyOfAnAggregateMayHoldSlashes() {
        Entry entry = Samples.by(
                "w", new Entry(new AggregateId("mix", "a/b"), 5_000_000_000L, "e", "p", "w", 1, 5, List.of()));
        assertThat(EntryForm.read(EntryForm.write(entry))).isEqualTo(entry);
    }

    private static Change.Added added(Entry entry) {
        return (Change.Added) entry.steps().getFirst().changes().getFirst();
    }

    private static Object said(Object value) {
        Step step = new Step("c", "", List.of(new Change.Said("k", Map.of("v", value))), List.of(), null, null);
        Entry entry = new Entry(new AggregateId("a", "b"), 1, "e", "", "w", Entry.FORMAT, 0, List.of(step));
        Entry read = EntryForm.read(EntryForm.write(entry));
        return ((Change.Said) read.steps().getFirst().changes().getFirst())
                .fields()
                .get("v");
    }

    private static BsonDocument document(byte[] bytes) {
        try (BsonBinaryReader reader = new BsonBinaryReader(new ByteBufferBsonInput(
                new ByteBufNIO(new RawBsonDocument(bytes).getByteBuffer().asNIO())))) {
            return new BsonDocumentCodec()
                    .decode(reader, DecoderContext.builder().build());
        }
    }

    private static byte[] bytes(BsonDocument document) {
        BasicOutputBuffer buffer = new BasicOutputBuffer();
        try (BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
            new BsonDocumentCodec()
                    .encode(writer, document, EncoderContext.builder().build());
        }
        return buffer.toByteArray();
    }
}
