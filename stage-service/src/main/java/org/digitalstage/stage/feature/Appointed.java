package org.digitalstage.stage.feature;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageUser;
import org.digitalstage.stage.model.User;
import org.jspecify.annotations.Nullable;

/** The people named as admins or sound editors of a stage: a stage that is given to nobody could never be taken back. */
public final class Appointed {

    private static final List<Field<List<Id<User>>>> OFFICES = List.of(Stage.ADMINS, Stage.SOUND_EDITORS);

    private Appointed() {}

    /** All who are named. */
    public static Set<Id<User>> in(Map<String, @Nullable Object> fields) {
        Set<Id<User>> named = new LinkedHashSet<>();
        OFFICES.forEach(office -> office.in(fields).ifPresent(named::addAll));
        return named;
    }

    /** Who is known without looking, since he has to do with the stage already. */
    public static Set<Id<User>> known(Facts stage) {
        Set<Id<User>> known = new LinkedHashSet<>();
        Stage.KIND.all(stage).forEach(entity -> known.addAll(in(entity.fields())));
        StageUser.KIND
                .all(stage)
                .forEach(person -> known.add(new Id<>(person.id().hex())));
        return known;
    }

    /** The offices of a stage without this person. */
    static Map<String, @Nullable Object> without(Entity stage, Id<User> user) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        OFFICES.forEach(office ->
                fields.put(office.name(), hexes(office.require(stage).stream().filter(each -> !each.equals(user)))));
        return fields;
    }

    static List<String> hexes(Stream<Id<User>> people) {
        return people.map(Id::hex).distinct().toList();
    }

    /** Takes each once, and only who is known. */
    static void mustBeKnown(Map<String, @Nullable Object> fields, Set<Id<User>> known) {
        for (Id<User> person : in(fields)) {
            if (!known.contains(person)) {
                throw new Rejected("not-found", "Unknown user " + person);
            }
        }
        OFFICES.forEach(office -> fields.computeIfPresent(
                office.name(),
                (name, ids) -> ((List<?>) ids).stream().distinct().toList()));
    }
}
