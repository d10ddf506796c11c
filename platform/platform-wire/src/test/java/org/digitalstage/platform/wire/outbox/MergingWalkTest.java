package org.digitalstage.platform.wire.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.digitalstage.platform.wire.frame.EncodedFrame;
import org.digitalstage.platform.wire.frame.Frame;
import org.junit.jupiter.api.Test;

/** Random events to a client that reads now and then: what it holds in the end, and at each acknowledgement, is as if nothing had been merged. */
class MergingWalkTest {

    private static final List<String> FIELDS = List.of("x", "y", "volume");

    @Test
    void aMergedStreamFoldsToTheSameStateAtEveryAcknowledgement() {
        long first = Long.getLong("seed", System.nanoTime());
        long merged = 0;
        for (long seed = first; seed < first + 300; seed++) {
            merged += walk(seed);
        }
        assertThat(merged).as("merged somewhere, seeds from %d", first).isPositive();
    }

    private static long walk(long seed) {
        Random random = new Random(seed);
        Outbox outbox = new Outbox(10_000_000, 0);
        ByteBuf delivered = UnpooledByteBufAllocator.DEFAULT.buffer();
        List<Outgoing> sent = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Outgoing outgoing = anything(random, i);
            sent.add(outgoing);
            outbox.offer(outgoing);
            if (random.nextInt(4) == 0) {
                outbox.stalled();
            }
            if (random.nextInt(12) == 0 && !outbox.isEmpty()) {
                take(outbox, random.nextInt(2000) + 1, delivered);
            }
        }
        while (!outbox.isEmpty()) {
            take(outbox, 4096, delivered);
        }
        List<Frame> received = WireText.framesIn(delivered);
        delivered.release();
        check(sent.stream().map(MergingWalkTest::frameOf).toList(), received, seed);
        assertThat(received.size() + outbox.merged()).as("seed %d", seed).isEqualTo(sent.size());
        return outbox.merged();
    }

    /** States agree at each frame that is not continuous, and those come in the same order. */
    private static void check(List<Frame> sent, List<Frame> received, long seed) {
        assertThat(statesAt(received)).as("seed %d", seed).isEqualTo(statesAt(sent));
        assertThat(numbers(received)).as("seed %d", seed).isSorted();
    }

    private static List<Map<String, Map<String, Object>>> statesAt(List<Frame> frames) {
        List<Map<String, Map<String, Object>>> states = new ArrayList<>();
        Map<String, Map<String, Object>> state = new HashMap<>();
        Map<String, Map<String, Object>> visible = Map.of();
        for (Frame frame : frames) {
            if (frame instanceof Frame.Event event) {
                String entity = (String) event.arguments().get(0);
                Map<?, ?> change = (Map<?, ?>) event.arguments().get(1);
                change.forEach((field, value) ->
                        state.computeIfAbsent(entity, _ -> new HashMap<>()).put((String) field, value));
                if (event.name().equals("whole")) {
                    // at an event of an entity, that entity and what lies below it are as they would be
                    visible = new HashMap<>();
                    visible.put(entity, new HashMap<>(state.get(entity)));
                    states.add(visible);
                }
            } else {
                Map<String, Map<String, Object>> copy = new HashMap<>();
                state.forEach((entity, fields) -> copy.put(entity, new HashMap<>(fields)));
                states.add(copy);
            }
        }
        states.add(state);
        return states;
    }

    private static List<Integer> numbers(List<Frame> frames) {
        return frames.stream()
                .filter(Frame.Event.class::isInstance)
                .map(frame -> (Integer) ((Frame.Event) frame).arguments().get(2))
                .toList();
    }

    private static Outgoing anything(Random random, int number) {
        if (random.nextInt(20) == 0) {
            return Outgoing.ack(number, (Object) null);
        }
        String entity = random.nextInt(10) == 0 ? "g" + random.nextInt(2) : "m" + random.nextInt(4);
        Set<String> fields = new HashSet<>();
        FIELDS.forEach(field -> {
            if (random.nextInt(3) > 0) {
                fields.add(field);
            }
        });
        boolean whole = fields.isEmpty() || random.nextInt(10) == 0;
        Map<String, Object> change = new LinkedHashMap<>();
        fields.forEach(field -> change.put(field, number));
        if (whole) {
            change.put("name", number);
        }
        EncodedFrame frame = EncodedFrame.event(whole ? "whole" : "continuous", entity, change, number);
        Set<String> parents =
                entity.startsWith("m") ? Set.of("g" + Integer.parseInt(entity.substring(1)) % 2) : Set.of();
        return new Outgoing(frame, whole ? Coalescing.about(entity) : Coalescing.continuous(entity, fields, parents));
    }

    private static Frame frameOf(Outgoing outgoing) {
        ByteBuf bytes = UnpooledByteBufAllocator.DEFAULT.heapBuffer();
        outgoing.frame().copy(0, outgoing.frame().length(), bytes);
        Frame frame = WireText.framesIn(bytes).getFirst();
        bytes.release();
        return frame;
    }

    private static void take(Outbox outbox, int most, ByteBuf into) {
        ByteBuf bytes = outbox.next(UnpooledByteBufAllocator.DEFAULT, most);
        into.writeBytes(bytes);
        bytes.release();
    }
}
