package org.digitalstage.stage.walk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.entity.State;
import org.digitalstage.platform.aggregate.kind.EntityKind;
import org.digitalstage.stage.command.Actor;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.StageCommand;
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.model.AudioTrack;
import org.digitalstage.stage.model.CustomGroup;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.Group;
import org.digitalstage.stage.model.SoundCard;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.StageDevice;
import org.digitalstage.stage.model.StageMember;
import org.digitalstage.stage.model.StageScene;
import org.digitalstage.stage.model.User;
import org.digitalstage.stage.model.protocol.Protocol;

/** Somebody with several devices at several venues, who says whatever there is to say; what is personal about him is called {@link #PRIVATE}. */
final class Player {

    static final String PRIVATE = "privat";

    final String account;
    final Id<User> user;
    boolean isErased;
    private final StageWalk walk;
    private final Town town;
    private final Random random;
    private final List<Seat> seats = new ArrayList<>();
    private int words;

    Player(StageWalk walk, int number, Random random) {
        this.walk = walk;
        this.town = walk.town;
        this.random = random;
        this.account = String.format("%024x", number);
        this.user = Names.person(account);
    }

    /** One of his sockets. */
    record Seat(Venue venue, String connection, Id<Device> device) {}

    void act() {
        seats.removeIf(seat -> !seat.venue().isAlive());
        if (seats.isEmpty() || random.nextInt(20) == 0) {
            signIn();
        } else {
            act(seats.get(random.nextInt(seats.size())));
        }
    }

    void signIn() {
        Venue venue = walk.anyVenue();
        String connection = walk.connection(venue, user);
        Map<String, Object> device = Map.of(
                "uuid",
                "d" + random.nextInt(3),
                "type",
                "browser",
                "name",
                secret(),
                "inputAudioDevices",
                List.of(Map.of("id", "m", "label", secret())));
        UserCommand signIn = new UserCommand.SignIn(
                account,
                secret(),
                null,
                true,
                Map.copyOf(device),
                connection,
                venue.boot,
                random.nextBoolean(),
                town.time.millis());
        ask(venue, Names.user(user), signIn).thenAccept(outcome -> {
            if (outcome instanceof Outcome.Stored stored) {
                Id<Device> id = new Id<>(String.valueOf(stored.reply()));
                goOnline(new Seat(venue, connection, id));
            } else {
                walk.end(connection);
            }
        });
    }

    private void goOnline(Seat seat) {
        UserCommand online = new UserCommand.GoOnline(seat.device(), Map.of(), seat.connection(), town.time.millis());
        ask(seat.venue(), Names.user(user), online).thenAccept(outcome -> {
            if (outcome instanceof Outcome.Stored) {
                seats.add(seat);
            } else {
                walk.end(seat.connection());
            }
        });
    }

    private void act(Seat seat) {
        Id<Stage> stage = walk.anyStage();
        double level = random.nextInt(100) / 100.0;
        switch (random.nextInt(32)) {
            case 0, 1, 2 -> say(seat, "change-user", Map.of("name", secret()));
            case 3 -> say(seat, "change-user", Map.of("avatarUrl", "https://example.org/" + secret()));
            case 4 -> say(seat, "change-device", Map.of("_id", seat.device().hex(), "name", secret()));
            case 5 -> say(seat, "set-sound-card", card());
            case 6 -> say(seat, "create-group", Map.of("stageId", stage.hex(), "name", "Group"));
            case 7 -> say(seat, "change-group", Map.of("_id", one(seat, stage, Group.KIND), "volume", level));
            case 8 -> say(seat, "remove-group", one(seat, stage, Group.KIND));
            case 9, 10, 11, 12 -> say(seat, "join-stage", Map.of("stageId", stage.hex()));
            case 13, 14 -> leave(seat);
            case 15 -> say(seat, "change-stage", Map.of("_id", stage.hex(), "width", level));
            case 16 ->
                say(seat, "change-stage-member", Map.of("_id", one(seat, stage, StageMember.KIND), "volume", level));
            case 17 -> say(seat, "create-audio-track", Map.of("stageId", stage.hex(), "type", "browser"));
            case 18 -> say(seat, "remove-audio-track", one(seat, stage, AudioTrack.KIND));
            case 19 -> override(seat, stage, level);
            case 20 -> seldom(seat, stage);
            case 21 -> say(seat, "set-video-track", Map.of("stageId", stage.hex(), "uuid", "v" + random.nextInt(2)));
            case 22 -> say(seat, "leave-stage-for-good", stage.hex());
            case 23 -> order(seat, stage, level);
            case 24 -> custom(seat, stage, level);
            case 25 -> own(seat);
            default -> say(seat, "send-message", secret());
        }
    }

    private void override(Seat seat, Id<Stage> stage, double level) {
        String member = one(seat, stage, StageMember.KIND);
        say(seat, "set-custom-stage-member-volume", Map.of("stageMemberId", member, "volume", level));
    }

    private void own(Seat seat) {
        String card = own(seat, SoundCard.KIND);
        switch (random.nextInt(4)) {
            case 0 -> say(seat, "change-sound-card", Map.of("_id", card, "label", secret()));
            case 1 -> say(seat, "remove-sound-card", card);
            case 2 -> say(seat, "change-device", Map.of("_id", seat.device().hex(), "inputSoundCardId", card));
            default -> say(seat, "remove-device", own(seat, Device.KIND));
        }
    }

    /** What managers do. */
    private void order(Seat seat, Id<Stage> stage, double level) {
        String member = one(seat, stage, StageMember.KIND);
        String device = one(seat, stage, StageDevice.KIND);
        switch (random.nextInt(8)) {
            case 0 -> say(seat, "remove-stage-member", member);
            case 1 -> say(seat, "remove-stage-device", device);
            case 2 -> say(seat, "change-stage-device", Map.of("_id", device, "active", random.nextBoolean()));
            case 3 -> say(seat, "change-stage-member", Map.of("_id", member, "silenced", random.nextBoolean()));
            case 4 -> say(seat, "ban-user", about(stage));
            case 5 -> say(seat, "unban-user", about(stage));
            case 6 -> say(seat, "hand-over-stage", about(stage));
            default -> say(seat, "change-stage-member", Map.of("_id", member, "x", level, "active", true));
        }
    }

    private Map<String, Object> about(Id<Stage> stage) {
        return Map.of("stageId", stage.hex(), "userId", anybody().user.hex());
    }

    private Player anybody() {
        return walk.players.get(random.nextInt(walk.players.size()));
    }

    private void custom(Seat seat, Id<Stage> stage, double level) {
        String group = one(seat, stage, Group.KIND);
        String scene = one(seat, stage, StageScene.KIND);
        switch (random.nextInt(8)) {
            case 0, 1 ->
                say(seat, "set-custom-group", Map.of("groupId", group, "targetGroupId", group, "volume", level));
            case 2 -> say(seat, "remove-custom-group", one(seat, stage, CustomGroup.KIND));
            case 3 -> say(seat, "create-scene", Map.of("stageId", stage.hex(), "label", "Scene"));
            case 4 -> say(seat, "change-stage", Map.of("_id", stage.hex(), "sceneId", scene));
            case 5 -> say(seat, "remove-scene", scene);
            default -> say(seat, "revoke-invite", Map.of("stageId", stage.hex()));
        }
    }

    private void seldom(Seat seat, Id<Stage> stage) {
        switch (random.nextInt(16)) {
            case 9 -> say(seat, "remove-user", null);
            case 10, 11 -> say(seat, random.nextInt(3) == 0 ? "close-stage" : "open-stage", stage.hex());
            case 12, 13 ->
                say(
                        seat,
                        random.nextInt(3) == 0 ? "close-user" : "open-user",
                        anybody().user.hex());
            case 0 -> say(seat, "remove-stage", stage.hex());
            case 1, 2, 3 -> say(seat, "create-stage", Map.of("name", "Stage"));
            case 4, 5 -> say(seat, "change-stage", Map.of("_id", stage.hex(), "admins", List.of(user.hex())));
            case 6, 7 -> account(seat.venue());
            case 8 -> erase(seat.venue());
            default -> {
                seats.remove(seat);
                walk.lose(seat.connection());
            }
        }
    }

    /** Clients often leave and come back at once. */
    private void leave(Seat seat) {
        say(seat, "leave-stage", null);
        if (random.nextBoolean()) {
            say(seat, "join-stage", Map.of("stageId", walk.anyStage().hex()));
        }
    }

    private void account(Venue venue) {
        ask(venue, Names.user(user), new UserCommand.AccountChanged(secret(), null, town.time.millis()));
    }

    private void erase(Venue venue) {
        if (walk.mayErase(this)) {
            ask(venue, Names.user(user), new UserCommand.Erase(account)).thenAccept(outcome -> {
                if (outcome instanceof Outcome.Stored) {
                    isErased = true;
                    walk.erased(this);
                }
            });
        }
    }

    private static Map<String, Object> card(String label) {
        return Map.of("audioDriver", "alsa", "type", "input", "uuid", "card", "label", label);
    }

    private Map<String, Object> card() {
        return card(secret());
    }

    private String secret() {
        return PRIVATE + " " + account.substring(22) + " " + ++words;
    }

    /** The id of something that the stage has, as this venue sees it; where it has none, one that nobody knows. */
    private static String one(Seat seat, Id<Stage> stage, EntityKind<?> kind) {
        List<Entity> all = seat.venue()
                .aggregates
                .held(Names.stage(stage))
                .map(kind::all)
                .map(List::copyOf)
                .orElse(List.of());
        return all.isEmpty()
                ? Id.of(stage, 999).hex()
                : all.get(all.size() / 2).id().hex();
    }

    /** The id of something of his own. */
    private String own(Seat seat, EntityKind<?> kind) {
        return seat.venue().aggregates.held(Names.user(user)).map(kind::all).stream()
                .flatMap(Collection::stream)
                .map(entity -> entity.id().hex())
                .findFirst()
                .orElse(user.hex());
    }

    private void say(Seat seat, String name, Object payload) {
        Optional<State> person = seat.venue().aggregates.held(Names.user(user));
        if (person.isEmpty() || !seat.venue().isAlive()) {
            return;
        }
        Actor actor = new Actor(user, "", seat.device(), seat.connection());
        try {
            List<Object> arguments = payload == null ? List.of() : List.of(payload);
            new Said(walk, seat.venue(), actor, person.get()).send(Protocol.parse(name, arguments));
            town.count(name);
        } catch (Rejected rejected) {
            town.count("rejected " + rejected.code());
        }
    }

    private CompletionStage<Outcome> ask(Venue venue, AggregateId aggregate, StageCommand command) {
        return venue.isAlive()
                ? walk.ask(venue, aggregate, user, command)
                : CompletableFuture.completedStage(new Outcome.Doubtful());
    }
}
