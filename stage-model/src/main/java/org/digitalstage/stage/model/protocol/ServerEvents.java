package org.digitalstage.stage.model.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.digitalstage.platform.aggregate.kind.Event;
import org.jspecify.annotations.Nullable;

/**
 * Events that are not the change of an entity. A login gets, in this order: {@code ready}, {@code d-a} for each device of the person,
 * {@code ldr}, {@code sc-a} for each sound card, {@code s-a} for each listed stage, {@code g-a} for each of their groups, {@code s-j} if
 * the person is in a stage, {@code u-r}, the routers, {@code ok}.
 */
public final class ServerEvents {

    /** All that are told besides what kinds and signals declare. */
    public static final List<Declared> ALL = List.of(
            new Declared("ready", "none", "who signs in: the token is good"),
            new Declared("error", "a sentence", "who cannot sign in; the socket is dropped then"),
            new Declared("fatal-error", "`{code, message}`", "the same, for clients of 2022"),
            new Declared("ldr", "the whole device", "who signs in: the own device, not online yet"),
            new Declared("u-r", "the whole user", "who signs in: the own person"),
            new Declared("ok", "`{turn?: {urls, username, credential}, seqs?}`", "who signs in: all is told"),
            new Declared("s-j", "the package of a stage", "own sockets, on coming in and at sign-in"),
            new Declared("s-l", "`null`", "own sockets, on going out, and before each `s-j` that is not at sign-in"),
            new Declared("r-a", "a media router", "everybody signed in"),
            new Declared("r-c", "`_id` and the changed fields of a media router", "everybody signed in"),
            new Declared("r-r", "the id of a media router", "everybody signed in"),
            new Declared("t", "a list of the addresses of all TURN servers", "everybody signed in"));

    private ServerEvents() {}

    /** An event, for the documentation: its name, what it carries, and who hears it when. */
    public record Declared(String name, String payload, String to) {}

    /** The token was accepted. */
    public static Event ready() {
        return Event.of("ready");
    }

    /** The login failed for good; the connection goes next. */
    public static Event error(String sentence) {
        return Event.of("error", sentence);
    }

    /** The same for later clients. */
    public static Event fatalError(String code, String message) {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("code", code);
        error.put("message", message);
        return Event.of("fatal-error", error);
    }

    /** The acting device, not online yet. */
    public static Event localDeviceReady(Map<String, @Nullable Object> device) {
        return Event.of("ldr", device);
    }

    /** The acting user. */
    public static Event userReady(Map<String, @Nullable Object> user) {
        return Event.of("u-r", user);
    }

    /** Everything was sent; holds what TURN needs. */
    public static Event ok(Map<String, @Nullable Object> setting) {
        return Event.of("ok", setting);
    }

    /** The package of the stage that the person is in now, see {@link StagePackage}. */
    public static Event stageJoined(Map<String, @Nullable Object> stagePackage) {
        return Event.of("s-j", stagePackage);
    }

    /** The person is in no stage now; with the literal {@code null} that clients expect. */
    public static Event stageLeft() {
        return Event.of("s-l", null);
    }

    /** The addresses of all TURN servers. */
    public static Event turnServersChanged(List<String> urls) {
        return Event.of("t", urls);
    }
}
