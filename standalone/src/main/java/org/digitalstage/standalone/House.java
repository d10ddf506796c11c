package org.digitalstage.standalone;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.digitalstage.platform.embedded.EmbeddedStore;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/**
 * Everything under one roof, opened from the ground up. Contexts are started one after another: Boot sets up its logging once per process,
 * and two at a time break each other.
 */
final class House {
    private final Options options;
    private final DataFolder data;
    private final Together rooms = new Together();
    private final List<StageProcess> processes = new ArrayList<>();

    private House(Options options, DataFolder data) {
        this.options = options;
        this.data = data;
    }

    static House open(Options options) {
        Doors.check(options);
        Servers.check(options);
        House house = new House(options, opened(DataFolder.take(options.data())));
        house.openRooms();
        return house;
    }

    private void openRooms() {
        CompletableFuture<Certificate> certificate = CompletableFuture.supplyAsync(() -> Certificate.in(data.tls()));
        CompletableFuture<String> redis = CompletableFuture.supplyAsync(this::redis);
        Services services = new Services(store(), awaited(redis));
        opened(rooms);

        URI auth = start(services.auth(data));
        Service stage = services.stage(data, auth);
        startFurther(stage);
        List<URI> stages = new ArrayList<>(List.of(start(stage)));
        URI routers = start(services.routers(data, auth));
        processes.forEach(process -> stages.add(process.awaitUrl()));
        opened(run(Services.gateway(options, awaited(certificate), auth, stages, routers)));
    }

    private String store() {
        return options.mongodb()
                .orElseGet(() -> opened(EmbeddedStore.inFile(data.store())).url());
    }

    private String redis() {
        return options.redis().orElseGet(() -> opened(KeptRedis.start()).url());
    }

    private void startFurther(Service stage) {
        for (int i = 1; i < options.instances(); i++) {
            StageProcess process = StageProcess.start(stage.properties());
            rooms.add(process);
            processes.add(process);
        }
    }

    private URI start(Service service) {
        ConfigurableApplicationContext context = run(service);
        rooms.add(context);
        return URI.create("http://127.0.0.1:" + Service.portOf(context));
    }

    private static ConfigurableApplicationContext run(Service service) {
        try {
            stopIfEnding();
            return service.start();
        } catch (RuntimeException e) {
            Throwable reason = NestedExceptionUtils.getMostSpecificCause(e);
            throw new Obstacle("The " + service.name() + " could not be started: " + reason.getMessage());
        }
    }

    /** From here on it is closed when the process ends, before what was opened earlier. */
    private static <T extends AutoCloseable> T opened(T part) {
        Ending.first(part);
        stopIfEnding();
        return part;
    }

    private static void stopIfEnding() {
        if (Ending.hasBegun()) {
            throw new IllegalStateException("Told to end while still starting.");
        }
    }

    private static <T> T awaited(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException reason ? reason : e;
        }
    }

    /** Further stage-service instances, in order. */
    List<StageProcess> processes() {
        return List.copyOf(processes);
    }

    DataFolder data() {
        return data;
    }
}
