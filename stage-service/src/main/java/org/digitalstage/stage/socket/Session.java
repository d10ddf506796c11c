package org.digitalstage.stage.socket;

import java.time.Instant;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.jwt.Caller;
import org.digitalstage.platform.wire.socket.Connection;
import org.digitalstage.stage.fanout.Listener;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.User;

/** One signed-in socket. */
public final class Session implements Listener {

    private final Connection connection;
    private final Id<User> user;
    private final Id<Device> device;
    private final boolean resumes;
    private final String boot;
    private final Turnstile turnstile = new Turnstile();
    private final Attendance attendance;
    private final Threshold threshold;
    private volatile Caller caller;

    Session(
            Connection connection,
            Caller caller,
            Id<User> user,
            Id<Device> device,
            String boot,
            boolean resumes,
            Threshold threshold,
            Rooms rooms) {
        this.connection = connection;
        this.caller = caller;
        this.user = user;
        this.device = device;
        this.boot = boot;
        this.resumes = resumes;
        this.threshold = threshold;
        this.attendance = new Attendance(this, rooms);
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public Id<User> user() {
        return user;
    }

    @Override
    public boolean resumes() {
        return resumes;
    }

    public Id<Device> device() {
        return device;
    }

    /** The boot id under which its connection is written down with the device. */
    public String boot() {
        return boot;
    }

    public Attendance attendance() {
        return attendance;
    }

    Threshold threshold() {
        return threshold;
    }

    Turnstile turnstile() {
        return turnstile;
    }

    Caller caller() {
        return caller;
    }

    /** Lives on with a newer token of the same account. */
    void renew(Caller newer) {
        caller = newer;
    }

    boolean isExpired(Instant now) {
        return !caller.expiresAt().isAfter(now);
    }
}
