package org.digitalstage.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.digitalstage.platform.testing.socket.Received;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.digitalstage.stage.model.protocol.Protocol;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Promise 2 from a client's side: whoever puts together what a socket was told, from the first frame on, holds what the server says it holds, whatever
 * rights it has and whatever anybody asks for. More seeds with {@code -Ddigitalstage.hashSeeds=N}.
 */
class StateHashTest {

    private static final int STEPS = 240;

    /** What changes nothing that is held, and what ends all there is to hold. */
    private static final Set<String> NO_CHANGE = Set.of(
            "renew-token",
            "state-hash",
            "send-p2p-restart",
            "send-p2p-offer",
            "send-p2p-answer",
            "send-ice-candidate",
            "remove-device",
            "remove-user",
            "close-stage",
            "open-stage",
            "close-user",
            "open-user",
            "restrict-user");

    @AutoClose
    private static final Theatre theatre = new Theatre(2);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("digitalstage.hashSeeds", 3));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whoeverFoldsWhatHeWasToldHoldsWhatTheServerHolds(long seed) {
        Random chance = new Random(seed);
        List<Guest> guests = new ArrayList<>();
        for (String name : List.of("anna", "bert", "cleo", "dora")) {
            guests.add(new Guest(theatre, chance, seed, name, guests.size() % 2 == 0));
        }
        guests.add(new Guest(theatre, chance, seed, "anna", false)); // another device of hers
        guests.add(new Guest(theatre, chance, seed, "bert", true));
        Scene scene = new Scene(chance, guests);
        scene.open();
        for (int step = 1; step <= STEPS; step++) {
            Guest guest = guests.get(chance.nextInt(guests.size()));
            scene.act(guest);
            if (step % 10 == 0) {
                guests.forEach(each -> assertHeldExactly(each, seed));
            }
            if (step % 60 == 0) {
                guest.comeBack();
            }
        }
        scene.rarities();
        guests.forEach(each -> assertHeldInTheEnd(each, seed));
        Set<String> never = new TreeSet<>(Protocol.commands());
        never.removeAll(scene.done());
        never.removeAll(NO_CHANGE);
        assertThat(never).as("commands that nobody ever succeeded with").isEmpty();
        guests.forEach(each -> each.socket().close());
    }

    /** Who is told the number with each event can be exact at any moment. */
    private static void assertHeldExactly(Guest guest, long seed) {
        if (guest.resumes()) {
            Answered answered = ask(guest.socket());
            Holding holding = Holding.of(guest.socket().received(), answered.ack, answered.seqs);
            assertThat(visible(holding.hashes(), answered.hashes))
                    .as("seed %d, %s at %s\n%s", seed, guest, answered.seqs, holding)
                    .isEqualTo(answered.hashes);
        }
    }

    /** All others are right as soon as nothing happens any more. */
    private static void assertHeldInTheEnd(Guest guest, long seed) {
        List<Object> last = new ArrayList<>();
        boolean same = Waiting.until(() -> {
            Answered answered = ask(guest.socket());
            Holding holding = Holding.of(guest.socket().received(), answered.ack, Map.of());
            last.clear();
            last.add(answered.hashes);
            last.add(holding.hashes());
            last.add(holding);
            return visible(holding.hashes(), answered.hashes).equals(answered.hashes);
        });
        assertThat(same).as("seed %d, %s\n%s", seed, guest, last).isTrue();
    }

    /** An aggregate of which nothing is seen hashes like none; nobody is told of it. */
    private static Map<String, String> visible(Map<String, String> held, Map<String, String> said) {
        Map<String, String> all = new TreeMap<>(held);
        said.forEach((aggregate, hash) -> {
            if (hash.equals(Holding.NOTHING)) {
                all.putIfAbsent(aggregate, hash);
            }
        });
        return all;
    }

    private static Answered ask(SocketClient socket) {
        long id = socket.request("state-hash");
        Received ack = socket.await(each -> each.acknowledges(id), "the hashes");
        Map<String, String> hashes = new TreeMap<>();
        Map<String, Long> seqs = new HashMap<>();
        Theatre.map(ack.arguments().get(1)).forEach((aggregate, said) -> {
            hashes.put(aggregate, String.valueOf(Theatre.map(said).get("sha256")));
            seqs.put(aggregate, ((Number) Theatre.map(said).get("seq")).longValue());
        });
        return new Answered(ack, hashes, seqs);
    }

    private record Answered(Received ack, Map<String, String> hashes, Map<String, Long> seqs) {}
}
