package org.digitalstage.stage.feature;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.digitalstage.platform.aggregate.Rejected;
import org.digitalstage.platform.aggregate.entity.Entity;
import org.digitalstage.platform.aggregate.entity.Facts;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.stage.command.DeviceCopy;
import org.digitalstage.stage.model.StageDevice;

/**
 * The numbers of the devices in a stage: no two are alike, the lowest free one is drawn. Only {@value StageDevice#OV_STREAMS} of them are streams of
 * ov; whoever does not need his gives it to an ov device that is online.
 */
final class Orders {

    private final Facts stage;
    private final List<DeviceCopy> coming;
    private final Changes changes;
    private final Map<Long, Boolean> needed = new HashMap<>();

    /**
     * @param coming the devices that are being told of, whatever the stage still thinks of them
     */
    Orders(Facts stage, List<DeviceCopy> coming, Changes changes) {
        this.stage = stage;
        this.coming = coming;
        this.changes = changes;
        StageDevice.KIND
                .all(stage)
                .forEach(device -> needed.put(StageDevice.ORDER.require(device), needsStream(device)));
    }

    static Rejected full() {
        return new Rejected("limit", "No more members possible, max of " + StageDevice.OV_STREAMS + " reached");
    }

    static boolean needsStream(DeviceCopy device) {
        return device.type().equals(StageDevice.OV) && device.isOnline();
    }

    private boolean needsStream(Entity device) {
        Id<?> id = StageDevice.DEVICE_ID.require(device);
        return coming.stream()
                .filter(copy -> copy.id().equals(id))
                .findFirst()
                .map(Orders::needsStream)
                .orElseGet(() -> StageDevice.isOv(device)
                        && !StageDevice.BOOTS.require(device).isEmpty());
    }

    static boolean isStream(long order) {
        return order < StageDevice.OV_STREAMS;
    }

    /** The number for a new device. */
    long draw(DeviceCopy device) {
        boolean needs = needsStream(device);
        long order = needs ? stream().orElseGet(() -> free(StageDevice.OV_STREAMS)) : free(0);
        needed.put(order, needs);
        return order;
    }

    /** The number for a device that has one; another one only if it needs a stream and there is one. */
    long keep(DeviceCopy device, long order) {
        if (isStream(order) || !needsStream(device)) {
            return order;
        }
        Optional<Long> stream = stream();
        stream.ifPresent(found -> needed.put(found, true));
        return stream.orElse(order);
    }

    private Optional<Long> stream() {
        long free = free(0);
        return isStream(free) ? Optional.of(free) : given();
    }

    /** A stream that its holder does without. */
    private Optional<Long> given() {
        Optional<Long> stream = LongStream.range(0, StageDevice.OV_STREAMS)
                .boxed()
                .filter(order -> !needed.getOrDefault(order, false))
                .findFirst();
        stream.ifPresent(this::giveUp);
        return stream;
    }

    private void giveUp(long order) {
        long beyond = free(StageDevice.OV_STREAMS);
        StageDevice.KIND.all(stage).stream()
                .filter(device -> StageDevice.ORDER.require(device) == order)
                .forEach(holder -> changes.change(StageDevice.KIND, holder, Map.of(StageDevice.ORDER.name(), beyond)));
        needed.put(beyond, false);
    }

    private long free(long from) {
        return LongStream.iterate(from, order -> order + 1)
                .filter(order -> !needed.containsKey(order))
                .findFirst()
                .orElseThrow();
    }
}
