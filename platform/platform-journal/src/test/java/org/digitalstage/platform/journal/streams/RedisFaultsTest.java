package org.digitalstage.platform.journal.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitalstage.platform.aggregate.journal.contract.Ends.await;
import static org.digitalstage.platform.aggregate.journal.contract.Ends.end;

import io.lettuce.core.RedisClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.journal.Distribution;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.contract.Samples;
import org.digitalstage.platform.aggregate.time.fake.NotedMishaps;
import org.digitalstage.platform.embedded.EmbeddedRedis;
import org.digitalstage.platform.testing.fault.FaultProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisFaultsTest {

    private final EmbeddedRedis server = EmbeddedRedis.start();
    private final FaultProxy proxy = FaultProxy.to(server.port());
    private final List<RedisStreams> opened = new ArrayList<>();
    private final List<Entry> received = new CopyOnWriteArrayList<>();
    private final AggregateId aggregate = Samples.stage();
    private Distribution here;
    private Distribution there;
    private Entry last = Samples.by("here", Samples.first(aggregate));

    @BeforeEach
    void connect() {
        here = instance("here", server.url());
        there = instance("there", "redis://" + proxy.host() + ":" + proxy.port());
        there.onEntry((any, seq) -> true, received::add);
        there.follow(aggregate);
        await("both are well", () -> here.well() && there.well());
        await("the first arrives", this::nextArrives);
    }

    @AfterEach
    void close() {
        opened.forEach(RedisStreams::close);
        proxy.close();
        server.close();
    }

    @Test
    void aRedisThatDiesAndReturnsEmptyIsUsedAgain() {
        server.kill();
        await("both notice", () -> !here.well() && !there.well());
        assertThat(published(here.publish(last))).isFalse();
        server.restart();
        await("both are well", () -> here.well() && there.well());
        allArrive(200);
    }

    @Test
    void aRedisThatDoesNotAnswerIsNoticedAndUsedAgainWhenItDoes() {
        server.pause();
        CompletionStage<Void> unanswered = here.publish(last);
        await("both notice", () -> !here.well() && !there.well());
        assertThat(published(unanswered)).isFalse();
        server.resume();
        await("both are well", () -> here.well() && there.well());
        allArrive(200);
    }

    @Test
    void whatWaitsForARedisThatDoesNotAnswerIsBounded() {
        long flood = last.seq();
        there.onEntry((any, seq) -> seq > flood, received::add);
        server.pause();
        AtomicInteger refused = new AtomicInteger();
        Queue<CompletionStage<Void>> calls = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < 60_000; i++) {
            calls.add(here.publish(last).whenComplete((done, fault) -> refused.addAndGet(fault == null ? 0 : 1)));
        }
        assertThat(refused).as("refused at once").hasValueGreaterThan(5_000);
        await("all others end too", () -> refused.get() == calls.size());
        server.resume();
        await("both are well", () -> here.well() && there.well());
        allArrive(200);
    }

    @Test
    void aReaderWhoseConnectionsAreCutMissesNothingAndGetsNothingTwice() {
        List<Entry> sent = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            sent.addAll(publish(100));
            proxy.reset();
            sent.addAll(publish(100));
        }
        await("the last arrives", () -> received.contains(sent.getLast()));
        assertThat(received.subList(received.indexOf(sent.getFirst()), received.size()))
                .containsExactlyElementsOf(sent);
    }

    @Test
    void aReaderWhoseConnectionHangsConnectsAnew() {
        proxy.pause();
        await("it notices", () -> !there.well());
        List<Entry> sent = publish(50);
        proxy.heal();
        await("the last arrives", () -> received.contains(sent.getLast()));
        assertThat(received).containsAll(sent);
    }

    @Test
    void afterAFailoverNothingNewIsMissed() {
        try (EmbeddedRedis promoted = EmbeddedRedis.start()) {
            proxy.redirect(promoted.port());
            proxy.reset();
            here = instance("here", promoted.url());
            List<Entry> sent = publish(100);
            await("the last arrives", () -> received.contains(sent.getLast()));
            assertThat(received).containsAll(sent);
        }
    }

    @Test
    void nothingIsKeptForLongerThanAllowed() {
        RedisClient plain = RedisClient.create(server.url());
        publish(100);
        String key = plain.connect().sync().keys("changes:first:*").getFirst();
        RedisStreams redis = new RedisStreams(
                new StreamSettings(server.url(), 1000, Duration.ofMinutes(2).plusMillis(1), Duration.ofSeconds(2)),
                new NotedMishaps());
        opened.add(redis);
        await("it is connected", redis::well);
        await("all is gone", () -> {
            redis.shorten(List.of(key));
            return plain.connect().sync().xlen(key) == 0;
        });
        assertThat(plain.connect().sync().pttl(key)).isPositive();
        plain.shutdown();
    }

    private void allArrive(int count) {
        List<Entry> sent = publish(count);
        await("the last arrives", () -> received.contains(sent.getLast()));
        assertThat(received).containsAll(sent);
    }

    private boolean nextArrives() {
        Entry next = next();
        end(here.publish(next));
        return received.stream().anyMatch(entry -> entry.writer().equals("here"));
    }

    private List<Entry> publish(int count) {
        List<Entry> sent = IntStream.range(0, count).mapToObj(i -> next()).toList();
        sent.stream().map(here::publish).toList().forEach(call -> end(call));
        return sent;
    }

    private Entry next() {
        last = Samples.by("here", Samples.after(last));
        return last;
    }

    private static boolean published(CompletionStage<Void> call) {
        return call.handle((done, fault) -> fault == null).toCompletableFuture().join();
    }

    private Distribution instance(String boot, String url) {
        RedisStreams redis = new RedisStreams(StreamSettings.of(url), new NotedMishaps());
        opened.add(redis);
        RedisDistribution distribution =
                new RedisDistribution(redis, new Boot(() -> boot), 16, new SimpleMeterRegistry());
        distribution.epoch("first");
        await("it is well", distribution::well);
        return distribution;
    }
}
