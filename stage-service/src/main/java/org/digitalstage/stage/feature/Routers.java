package org.digitalstage.stage.feature;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.digitalstage.platform.aggregate.Decision;
import org.digitalstage.platform.aggregate.entity.Change;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.kind.Field;
import org.digitalstage.stage.command.Assignment;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.model.RouterFields;
import org.digitalstage.stage.model.Stage;
import org.jspecify.annotations.Nullable;

/** What media routers say. It counts only for the technology and the number under which the stage wants a router now. */
final class Routers {

    private Routers() {}

    static Decision served(OnStage.RouterServed command, Facts facts) {
        Floor floor = new Floor(facts);
        List<Place> places = places(floor, command.assignment());
        if (places.isEmpty()) {
            return Decision.nothing();
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(RouterFields.accept(command.update()));
        places.forEach(place -> fields.put(place.router.name(), command.router().hex()));
        return changed(floor, fields);
    }

    static Decision changed(OnStage.RouterChanged command, Facts facts) {
        Floor floor = new Floor(facts);
        return places(floor, command.assignment()).isEmpty()
                ? Decision.nothing()
                : changed(floor, RouterFields.accept(command.update()));
    }

    static Decision unserved(OnStage.RouterUnserved command, Facts facts) {
        Floor floor = new Floor(facts);
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (Place place : places(floor, command.assignment())) {
            fields.put(place.router.name(), null);
            fields.put(place.number.name(), place.number.require(floor.existing()) + 1);
        }
        return fields.isEmpty() ? Decision.nothing() : changed(floor, fields);
    }

    /** Only given fields are touched; a router that came or went is told to those who assign them. */
    private static Decision changed(Floor floor, Map<String, @Nullable Object> fields) {
        Entity stage = floor.existing();
        Changes changes = new Changes(floor.facts(), floor.id());
        changes.change(Stage.KIND, stage, fields);
        Decision decision = Decision.of(changes.list());
        return changes.list().stream().anyMatch(Routers::isAboutRouters)
                ? decision.then(List.of(Ask.tell(RouterWants.STREAM, RouterWants.of(stage.with(fields), floor.now()))))
                : decision;
    }

    private static boolean isAboutRouters(Change change) {
        return change instanceof Change.Changed changed
                && Stream.of(Stage.AUDIO_ROUTER, Stage.VIDEO_ROUTER)
                        .anyMatch(router -> changed.fields().containsKey(router.name()));
    }

    /** Where in the stage the assignment still holds. */
    private static List<Place> places(Floor floor, Assignment assignment) {
        Optional<Entity> stage = floor.stage();
        return Stream.of(Place.audio(assignment.audio()), Place.video(assignment.video()))
                .filter(place -> stage.filter(found -> place.holds(found, assignment.technology()))
                        .isPresent())
                .toList();
    }

    /** Sound or pictures of a stage, and the number that is meant. */
    private record Place(Field<String> type, Field<Id<?>> router, Field<Long> number, long meant) {

        static Place audio(long meant) {
            return new Place(Stage.AUDIO_TYPE, Stage.AUDIO_ROUTER, Stage.AUDIO_ASSIGNMENT, meant);
        }

        static Place video(long meant) {
            return new Place(Stage.VIDEO_TYPE, Stage.VIDEO_ROUTER, Stage.VIDEO_ASSIGNMENT, meant);
        }

        boolean holds(Entity stage, String technology) {
            return meant > 0
                    && number.require(stage) == meant
                    && type.require(stage).equals(technology);
        }
    }
}
