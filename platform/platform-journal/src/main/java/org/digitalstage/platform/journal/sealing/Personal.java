package org.digitalstage.platform.journal.sealing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.journal.Events;
import org.digitalstage.platform.aggregate.journal.FollowUp;
import org.digitalstage.platform.aggregate.kind.Kinds;
import org.jspecify.annotations.Nullable;

/**
 * What is personal in a journal, and whom it is about: the personal fields of changes, and the commands of follow-ups from and to the aggregates of people.
 * Says so without any state.
 */
public final class Personal {

    private final Map<String, PersonalFields> kinds = new HashMap<>();
    private final String people;

    /**
     * As kinds declare it.
     *
     * @param people the type of the aggregates that are a person's own; their keys are people's ids
     * @param nobody what texts read that cannot be opened any more
     */
    public Personal(Kinds all, String people, String nobody) {
        this.people = people;
        all.all().forEach(kind -> PersonalFields.of(kind, nobody).ifPresent(fields -> kinds.put(kind.noun(), fields)));
    }

    /** For a service that knows no people. */
    public static Personal nothing() {
        return new Personal(new Kinds(List.of()), "", "");
    }

    /** The personal fields of a kind; {@code null} if it has none. */
    @Nullable
    PersonalFields of(String kind) {
        return kinds.get(kind);
    }

    /** The aggregate that is the person's own. */
    AggregateId aggregate(Id<?> person) {
        return new AggregateId(people, person.hex());
    }

    /** Whom these fields are about: whom they name, else whose the aggregate is, else the entity's own id. */
    Optional<Id<?>> about(
            PersonalFields kind, AggregateId aggregate, @Nullable Id<?> own, Map<String, @Nullable Object> fields) {
        return kind.person(fields).or(() -> owner(aggregate)).or(() -> Optional.ofNullable(own));
    }

    /** Whom a follow-up is about: the person it goes to, else the one it comes from. */
    Optional<Id<?>> about(AggregateId source, FollowUp followUp) {
        return followUp.target().type().equals(Events.TARGET)
                ? Optional.empty()
                : owner(followUp.target()).or(() -> owner(source));
    }

    private Optional<Id<?>> owner(AggregateId aggregate) {
        return aggregate.type().equals(people)
                ? Id.<Object>parse(aggregate.key()).map(person -> person)
                : Optional.empty();
    }
}
