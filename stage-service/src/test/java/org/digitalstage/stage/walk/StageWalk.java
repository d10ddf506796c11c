package org.digitalstage.stage.walk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.journal.fake.RoughWeather;
import org.digitalstage.platform.aggregate.journal.fake.RoughWeather.Odds;
import org.digitalstage.platform.aggregate.journal.fake.Weather;
import org.digitalstage.platform.journal.sealing.Key;
import org.digitalstage.stage.command.Actor;
import org.digitalstage.stage.command.Names;
import org.digitalstage.stage.command.OnStage;
import org.digitalstage.stage.command.Password;
import org.digitalstage.stage.command.StageCommand;
import org.digitalstage.stage.command.UserCommand;
import org.digitalstage.stage.model.Stage;
import org.digitalstage.stage.model.User;

/**
 * A random walk with the rules of stages: people on three instances who are renamed, come, go, chat and mix, with slow stores, lost answers, deaths and pauses.
 * At the end all is well again, and the {@link StageVerdict} looks at what has become of everything.
 */
final class StageWalk {

    private static final int STEPS = 250;
    private static final int PEOPLE = 6;
    private static final int STAGES = 3;
    private static final int VENUES = 3;

    final Town town;
    final List<Player> players = new ArrayList<>();
    final List<Venue> venues = new ArrayList<>();
    private final List<Id<Stage>> stages = new ArrayList<>();
    private final List<RoughWeather> weathers = new ArrayList<>();
    private final Map<String, Line> connections = new LinkedHashMap<>();
    private final Map<String, Integer> sent = new HashMap<>();
    private final Random random;
    private final double trouble;
    private boolean over;

    StageWalk(long seed) {
        this.town = new Town(seed);
        this.random = new Random(town.random.nextLong());
        this.trouble = random.nextDouble();
        for (int i = 0; i < VENUES; i++) {
            open();
        }
        for (int i = 1; i <= PEOPLE; i++) {
            players.add(new Player(this, i, new Random(random.nextLong())));
        }
        players.forEach(Player::signIn);
        for (int i = 0; i < STAGES; i++) {
            found(newStage(), players.get(i).user);
        }
    }

    /** Stages of which all are admins; asked for until all have signed in and they are there. */
    private void found(Id<Stage> stage, Id<User> by) {
        List<Id<User>> all = players.stream().map(player -> player.user).toList();
        if (!town.aggregates(Names.USER)
                .containsAll(all.stream().map(Names::user).toList())) {
            town.time.after(100, () -> found(stage, by));
            return;
        }
        Map<String, Object> fields =
                Map.of("name", "Stage", "admins", all.stream().map(Id::hex).toList());
        Actor actor = new Actor(by, "", Id.of(by, 1), "none");
        ask(
                        anyVenue(),
                        Names.stage(stage),
                        by,
                        new OnStage.Found(actor, Map.copyOf(fields), Password.NONE, true, 0, all))
                .thenAccept(outcome -> {
                    if (!(outcome instanceof Outcome.Stored)) {
                        town.time.after(100, () -> found(stage, by));
                    }
                });
    }

    /** A connection at a venue, until it is taken from its device. */
    private record Line(Venue venue, Id<User> user) {}

    void run() {
        for (int step = 0; step < STEPS; step++) {
            if (random.nextDouble() < 0.04 * trouble) {
                trouble();
            } else {
                players.get(random.nextInt(PEOPLE)).act();
            }
            town.time.advance(random.nextInt(20));
        }
        heal();
        new StageVerdict(this).judge();
    }

    private void trouble() {
        switch (random.nextInt(4)) {
            case 0 -> die();
            case 1 -> pause();
            case 2 -> loseStore();
            default -> town.time.advance(random.nextInt(3000));
        }
    }

    private void open() {
        Odds odds = new Odds(0.04 * trouble, 0.04 * trouble, 0.1, 0.1, 0.3, 1 + random.nextInt(200), 0.01 * trouble);
        RoughWeather weather = new RoughWeather(new Random(random.nextLong()), odds);
        weathers.add(weather);
        venues.add(town.open(weather));
    }

    /** Its connections are ended by another instance, as soon as that takes it for dead. */
    private void die() {
        Venue venue = anyVenue();
        town.say(venue.boot + " dies");
        venue.process.kill();
        venues.remove(venue);
        List<String> ended = connections.entrySet().stream()
                .filter(line -> line.getValue().venue().equals(venue))
                .map(Map.Entry::getKey)
                .toList();
        town.time.after(6000, () -> ended.forEach(this::end));
        open();
    }

    private void pause() {
        Venue venue = anyVenue();
        town.say(venue.boot + " pauses");
        venue.process.pause();
        town.time.after(random.nextInt(5000), venue.process::resume);
    }

    private void loseStore() {
        town.say("store away");
        town.store.away(true);
        town.time.after(random.nextInt(3000), () -> town.store.away(false));
    }

    Venue anyVenue() {
        return venues.get(random.nextInt(venues.size()));
    }

    Id<Stage> anyStage() {
        return stages.get(random.nextInt(stages.size()));
    }

    Id<Stage> newStage() {
        Id<Stage> stage = Id.own(random.nextLong());
        stages.addFirst(stage);
        return stage;
    }

    /** A new connection of somebody. */
    String connection(Venue venue, Id<User> user) {
        String connection = "c" + connections.size();
        connections.put(connection, new Line(venue, user));
        return connection;
    }

    /** A socket is closed; whoever comes back before its connection ends was never away. */
    void lose(String connection) {
        Line line = connections.get(connection);
        if (line != null) {
            ask(anyVenue(), Names.user(line.user()), line.user(), new UserCommand.Lost(connection));
            town.time.after(random.nextInt(4000), () -> end(connection));
        }
    }

    /** A connection ended: its device is told until it knows. */
    void end(String connection) {
        Line line = connections.get(connection);
        if (line != null) {
            ask(anyVenue(), Names.user(line.user()), line.user(), new UserCommand.Disconnect(connection))
                    .thenAccept(outcome -> {
                        boolean ended = outcome instanceof Outcome.Stored
                                || (outcome instanceof Outcome.Refused refused
                                        && refused.code().equals("not-found"));
                        if (!ended) {
                            town.time.after(1000, () -> end(connection));
                        }
                    });
            town.time.after(8000, () -> endAgain(connection, line));
        }
    }

    /** Whoever was to say it may have died meanwhile; to say it again does no harm. */
    private void endAgain(String connection, Line line) {
        if (sent.merge(connection, 1, Integer::sum) < 4) {
            ask(anyVenue(), Names.user(line.user()), line.user(), new UserCommand.Disconnect(connection));
            town.time.after(8000, () -> endAgain(connection, line));
        }
    }

    boolean mayErase(Player player) {
        return !over && random.nextInt(3) == 0 && players.stream().noneMatch(each -> each != player && each.isErased);
    }

    /** Once the stages have been told. */
    void erased(Player player) {
        town.say("erased " + player.user);
        town.time.after(6000, () -> town.keys.put(player.user, new Key.Erased()));
    }

    CompletionStage<Outcome> ask(Venue venue, AggregateId aggregate, Id<User> actor, StageCommand command) {
        town.say(venue.boot + " " + aggregate + " " + command.getClass().getSimpleName());
        return venue.commands.ask(aggregate, actor, command).thenApply(outcome -> {
            town.say(venue.boot + " " + aggregate + " " + command.getClass().getSimpleName() + " " + outcome);
            town.count(outcome.getClass().getSimpleName());
            if (outcome instanceof Outcome.Stored stored
                    && stored.seq() > 0
                    && town.store.entries(aggregate).get(stored.seq()) == null) {
                town.fault("acknowledged before it was stored: " + command);
            }
            return outcome;
        });
    }

    private void heal() {
        over = true;
        town.say("all is well again");
        town.time.advance(6000);
        weathers.forEach(RoughWeather::calm);
        town.time.advance(RoughWeather.LATEST + 60_000);
        venues.add(town.open(Weather.FAIR));
    }
}
