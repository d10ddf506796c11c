package org.digitalstage.benchmarks.crowd;

import java.util.List;
import java.util.Map;

/** A stage with one group, made by its first member. */
record OpenStage(String id, String groupId) {

    static OpenStage by(Arrival owner, int number) {
        var stage = owner.ask("create-stage", Map.of("name", "Stage " + number));
        String id = stage.path("_id").stringValue();
        var group = owner.ask("create-group", Map.of("stageId", id, "name", "All"));
        return new OpenStage(id, group.path("_id").stringValue());
    }

    /** Lets everybody change members, so that each may turn the own knob. */
    void letEverybodyMix(Arrival owner, List<Member> members) {
        owner.ask(
                "change-stage",
                Map.of(
                        "_id",
                        id,
                        "soundEditors",
                        members.stream().map(Member::userId).toList()));
    }
}
