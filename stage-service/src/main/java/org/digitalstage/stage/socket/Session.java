package org.digitalstage.stage.socket;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.digitalstage.platform.aggregate.AggregateId;
import org.digitalstage.platform.aggregate.Outcome;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.jwt.Caller;
import org.digitalstage.platform.wire.socket.Connection;
import org.digitalstage.stage.command.StageCommand;
import org.digitalstage.stage.fanout.Listener;
import org.digitalstage.stage.model.Device;
import org.digitalstage.stage.model.User;
import org.digitalstage.stage.model.protocol.Dialect;

/** One signed-in socket. */
public final class Session implements Listener {

    private final Connection connection;
    private final Id<User> user;
    private final Id<Device> device;
    private final boolean resumes;
    private final Dialect dialect;
    private final String boot;
    private final Turnstile turnstile = new Turnstile();
    private final Invited invites = new Invited();
    private final Rooms rooms;
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
            Dialect dialect,
            Threshold threshold,
            Rooms rooms) {
        this.connection = connection;
        this.caller = caller;
        this.user = user;
        this.device = device;
        this.boot = boot;
        this.resumes = resumes;
        this.dialect = dialect;
        this.threshold = threshold;
        this.rooms = rooms;
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

    @Override
    public Dialect dialect() {
        return dialect;
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

    /** Asks an aggregate for something in the name of the client. */
    CompletionStage<Outcome> ask(AggregateId target, StageCommand command) {
        return rooms.ask(connection, user, target, command);
    }

    Turnstile turnstile() {
        return turnstile;
    }

    Invited invites() {
        return invites;
    }

    /** Ends, as soon as all that the client asked for is answered. */
    void dropWhenAnswered() {
        turnstile.pass(null, () -> {
            connection.drop();
            return CompletableFuture.completedStage(null);
        });
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
