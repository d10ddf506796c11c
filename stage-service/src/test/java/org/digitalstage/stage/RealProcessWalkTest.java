package org.digitalstage.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Promises 1, 2, 4 and 5 with real processes: instances are killed, paused and dropped, Redis is killed, emptied and paused; then all hold
 * the same, nothing acknowledged is missing or double, and every socket was told everything once and in order. More seeds with
 * {@code -Ddigitalstage.processSeeds=N}.
 */
class RealProcessWalkTest {

    private static final int INSTANCES = 3;
    private static final int PEOPLE = 4;

    private static Ensemble ensemble;
    private static final List<OwnInstance> PROCESSES = new ArrayList<>();

    @BeforeAll
    static void open() {
        ensemble = new Ensemble();
        for (int i = 0; i < INSTANCES; i++) {
            PROCESSES.add(ensemble.own(Walk.TELLING));
        }
        List.of(0, 1, 2).forEach(ensemble::warmUp);
    }

    @AfterAll
    static void close() {
        ensemble.close();
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("digitalstage.processSeeds", 5));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverDiesAllHoldTheSameInTheEnd(long seed) {
        Walk walk = new Walk(ensemble, PROCESSES, seed);
        try {
            walk.begin(PEOPLE);
            walk.go();
            walk.gather();
        } catch (AssertionError fault) {
            throw new AssertionError(
                    walk + "\n" + PROCESSES.stream().map(OwnInstance::log).toList(), fault);
        }
        List<Visit> last = new ArrayList<>();
        walk.performers().forEach(each -> last.add(each.visit()));
        String account = String.format("%012x%012x", seed, 1);
        for (int i = 0; i < INSTANCES; i++) {
            last.add(new Visit("observer " + i, ensemble.signIn(i, account, "Observer"), walk.stage()));
        }
        long seq = agreed(last);
        everythingAcknowledgedIsThereOnce(walk, last, seq);
        List<Visit> all = new ArrayList<>(last);
        walk.performers().forEach(each -> all.addAll(each.visits()));
        allWereToldTheSame(all, walk.gaveWay());
        last.forEach(visit -> visit.socket().close());
    }

    /** Waits until all sockets hold the same as each other and as the server says; gives the entry at which that was. */
    private static long agreed(List<Visit> visits) {
        List<String> found = new ArrayList<>();
        List<Long> seqs = new ArrayList<>();
        BooleanSupplier agree = () -> {
            found.clear();
            seqs.clear();
            for (Visit visit : visits) {
                Map<String, Object> hash = hash(visit.socket(), "stage/" + visit.stage());
                long seq = ((Number) hash.get("seq")).longValue();
                seqs.add(seq);
                found.add(seq + " " + hash.get("sha256"));
            }
            return new HashSet<>(found).size() == 1;
        };
        assertThat(Waiting.until(agree))
                .as("all hashes of the servers: %s", found)
                .isTrue();
        for (Visit visit : visits) {
            Mirror mirror = Mirror.of(visit, seqs.getFirst());
            assertThat(seqs.getFirst() + " " + mirror.hash())
                    .as("what %s was told, %s", visit.who(), mirror)
                    .isEqualTo(found.getFirst());
        }
        return seqs.getFirst();
    }

    private static Map<String, Object> hash(SocketClient socket, String aggregate) {
        return Theatre.map(Ensemble.object(socket.ask("state-hash"), 1).get(aggregate));
    }

    private static void everythingAcknowledgedIsThereOnce(Walk walk, List<Visit> last, long seq) {
        Mirror end = Mirror.of(last.getLast(), seq);
        Set<String> removed = new HashSet<>();
        List<Performer.Asked> asked = new ArrayList<>();
        walk.performers().forEach(each -> asked.addAll(each.asked()));
        asked.stream().filter(each -> each.command().equals("remove-group")).forEach(each -> removed.add(each.what()));
        int done = 0;
        for (Performer.Asked each : asked) {
            if (each.command().equals("create-group")) {
                List<String> there = end.having("name", each.what());
                assertThat(there).as(each.toString()).hasSizeLessThanOrEqualTo(each.isRefused() ? 0 : 1);
                if (each.isDone()) {
                    String id = String.valueOf(
                            Ensemble.object(each.answer().orElseThrow(), 1).get("_id"));
                    assertThat(there.isEmpty()).as(each.toString()).isEqualTo(there.isEmpty() && removed.contains(id));
                    done++;
                }
            } else if (each.command().equals("remove-group") && each.isDone()) {
                assertThat(end.having("_id", each.what())).as(each.toString()).isEmpty();
            } else if (each.command().equals("send-message")) {
                Set<Long> at = said(walk, each.what());
                assertThat(at).as(each.toString()).hasSizeLessThanOrEqualTo(each.isRefused() ? 0 : 1);
                assertThat(at.isEmpty()).as("lost: %s", each).isEqualTo(at.isEmpty() && !each.isDone());
                done += each.isDone() ? 1 : 0;
            }
        }
        assertThat(done).as("acknowledged").isPositive();
    }

    /** The entries with which anybody heard this; members hear it also while they are not inside. */
    private static Set<Long> said(Walk walk, String message) {
        Set<Long> at = new HashSet<>();
        for (Performer performer : walk.performers()) {
            performer.visits().stream()
                    .flatMap(visit -> visit.all().stream())
                    .filter(told -> "c".equals(told.event()))
                    .filter(told -> message.equals(Theatre.map(told.body()).get("message")))
                    .forEach(told -> at.add(told.seq()));
        }
        return at;
    }

    /** In the times they were inside: no gap but where a volume gave way to a later one on its way (see {@link GivingWayTest}), nothing double, nothing in another order. */
    private static void allWereToldTheSame(List<Visit> visits, boolean gaveWay) {
        Map<Long, List<Visit.Told>> journal = new TreeMap<>();
        Map<Long, String> from = new LinkedHashMap<>();
        for (Visit visit : visits) {
            for (Visit.Phase phase : visit.phases()) {
                assertThat(phase.told())
                        .as(visit.who())
                        .isSortedAccordingTo((one, two) -> Long.compare(one.seq(), two.seq()));
                phase.told().stream()
                        .map(Visit.Told::seq)
                        .distinct()
                        .filter(seq -> seq < phase.last())
                        .forEach(seq -> {
                            List<Visit.Told> told = withoutPeople(phase.at(seq));
                            if (told.size()
                                            > journal.getOrDefault(seq, List.of())
                                                    .size()
                                    || !journal.containsKey(seq)) {
                                journal.put(seq, told);
                                from.put(seq, visit.who());
                            }
                        });
            }
        }
        for (Visit visit : visits) {
            for (Visit.Phase phase : visit.phases()) {
                assertThat(phase.told())
                        .as("after the package of %s", visit.who())
                        .allMatch(told -> told.seq() > phase.from());
                journal.forEach((seq, told) -> {
                    if (seq > phase.from() && seq < phase.last()) {
                        List<Visit.Told> here = withoutPeople(phase.at(seq));
                        assertThat(here)
                                .as("what %s was told of entry %d, as %s was", visit.who(), seq, from.get(seq))
                                .isEqualTo(told.stream()
                                        .filter(each -> here.contains(each) || !(gaveWay && phase.gaveWay(each)))
                                        .toList());
                    }
                });
            }
        }
    }

    /** Changes of a person are not told to himself here. */
    private static List<Visit.Told> withoutPeople(List<Visit.Told> told) {
        return told.stream().filter(each -> !"u-c".equals(each.event())).toList();
    }
}
