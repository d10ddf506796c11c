package org.digitalstage.routers.registry;

import static org.digitalstage.platform.aggregate.kind.Field.json;
import static org.digitalstage.platform.aggregate.kind.Field.whole;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.stage.model.Stage;
import org.jspecify.annotations.Nullable;

/**
 * A stage that is to be served.
 *
 * @param stage whose; the entity has the same id
 * @param seq of the stage's word that this is made of
 * @param document the stage as routers are told of it
 */
public record Task(Id<Stage> stage, long seq, Map<String, @Nullable Object> document, Part audio, Part video) {

    private static final Field<Long> SEQ = whole("seq", 0, 1L << 53);
    private static final Field<Object> DOCUMENT = json("document");
    private static final Field<Object> AUDIO = json(Media.AUDIO.word());
    private static final Field<Object> VIDEO = json(Media.VIDEO.word());

    public static final EntityKind<Task> KIND = EntityKind.<Task>named("task")
            .in(Registry.TYPE)
            .fields(SEQ, DOCUMENT, AUDIO, VIDEO)
            .declared();

    @SuppressWarnings("unchecked") // written by fields()
    public static Task of(Entity entity) {
        return new Task(
                new Id<>(entity.id().hex()),
                SEQ.require(entity),
                (Map<String, @Nullable Object>) DOCUMENT.require(entity),
                Part.read(AUDIO.require(entity)),
                Part.read(VIDEO.require(entity)));
    }

    /** As it is stored. */
    public Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(SEQ.name(), seq);
        fields.put(DOCUMENT.name(), document);
        fields.put(AUDIO.name(), audio.written());
        fields.put(VIDEO.name(), video.written());
        return fields;
    }

    public Part part(Media media) {
        return media == Media.AUDIO ? audio : video;
    }

    public Task with(Part newAudio, Part newVideo) {
        return new Task(stage, seq, document, newAudio, newVideo);
    }

    /** With these halves as they are afterwards. */
    public Task with(Set<Media> some, UnaryOperator<Part> after) {
        return with(
                some.contains(Media.AUDIO) ? after.apply(audio) : audio,
                some.contains(Media.VIDEO) ? after.apply(video) : video);
    }

    /** The halves that are at this router. */
    public Set<Media> at(Id<Router> router) {
        Set<Media> some = EnumSet.noneOf(Media.class);
        for (Media media : Media.values()) {
            if (part(media).isAt(router)) {
                some.add(media);
            }
        }
        return some;
    }

    public boolean isWaiting() {
        return audio.isWaiting() || video.isWaiting();
    }

    /** Where its routers should be near to. */
    public Optional<Earth> preferred() {
        return Earth.of(document.get(Stage.PREFERRED_POSITION.name()));
    }
}
