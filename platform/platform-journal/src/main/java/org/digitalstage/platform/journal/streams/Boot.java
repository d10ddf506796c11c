package org.digitalstage.platform.journal.streams;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The boot id of this instance. It takes a new one when the others have declared it dead. */
public final class Boot {

    private final Supplier<String> ids;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    private volatile String id;

    /**
     * An instance that just started.
     *
     * @param ids a new id at each call, unique for ever
     */
    public Boot(Supplier<String> ids) {
        this.ids = ids;
        this.id = ids.get();
    }

    public String id() {
        return id;
    }

    /** Takes a new id, and tells it to whoever goes by it. */
    public String renew() {
        String fresh = ids.get();
        id = fresh;
        listeners.forEach(listener -> listener.accept(fresh));
        return fresh;
    }

    void onRenewed(Consumer<String> listener) {
        listeners.add(listener);
    }
}
