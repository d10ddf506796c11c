package org.digitalstage.stage.model.docs;

import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.platform.aggregate.kind.Told;
import org.digitalstage.stage.model.StageKinds;
import org.digitalstage.stage.model.protocol.PeerSignal;
import org.digitalstage.stage.model.protocol.ServerEvents;

/** All events that the server tells. */
final class EventTable {

    private EventTable() {}

    static String text() {
        StringBuilder table = new StringBuilder();
        table.append(Words.row("event", "payload", "to")).append("|---|---|---|\n");
        for (ServerEvents.Declared event : ServerEvents.ALL) {
            table.append(Words.row("`" + event.name() + "`", event.payload(), event.to()));
        }
        StageKinds.ALL.all().stream()
                .filter(kind -> !kind.code().isEmpty())
                .forEach(kind -> kind.told().forEach(told -> table.append(row(kind, told))));
        for (PeerSignal signal : PeerSignal.values()) {
            String body = signal.body().isEmpty() ? "" : ", " + signal.body();
            table.append(Words.row("`" + signal.event() + "`", "`{from, to" + body + "}`", "the device meant"));
        }
        return table.toString();
    }

    private static String row(EntityKind<?> kind, Told told) {
        String noun = kind.words();
        String payload = switch (told) {
            case ADDED -> "the whole " + noun;
            case CHANGED -> "`_id` and the changed fields of a " + noun;
            case REMOVED -> "the id of a " + noun;
            case SAID -> "a " + noun;
        };
        return Words.row("`" + kind.code() + told.suffix() + "`", payload, Words.audience(kind.audience()));
    }
}
