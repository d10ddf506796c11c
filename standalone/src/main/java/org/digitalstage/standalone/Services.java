package org.digitalstage.standalone;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.digitalstage.auth.AuthServiceApplication;
import org.digitalstage.gateway.GatewayApplication;
import org.digitalstage.routers.RouterDistributionApplication;
import org.digitalstage.stage.StageServiceApplication;

/** The four services as they run here: where their store, their Redis and each other are. */
record Services(String mongodb, String redis) {
    Service auth(DataFolder data) {
        Map<String, String> properties = inner("auth");
        properties.put("digitalstage.mail.folder", data.mail().toString());
        // Whoever tries it out signs everybody up from one machine.
        properties.put("digitalstage.auth.mail-limit.an-hour-from-address", "10000");
        // Each hash at work takes 19 MiB of a heap that is small whatever the machine.
        properties.put("digitalstage.auth.password.workers", Integer.toString(hashesAtOnce()));
        return new Service("auth-service", AuthServiceApplication.class, properties);
    }

    private static int hashesAtOnce() {
        return Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 2);
    }

    Service stage(DataFolder data, URI auth) {
        Map<String, String> properties = behind(auth, "stage");
        properties.put("digitalstage.turn.secret", SecretFile.in(data.turnSecret()));
        return new Service("stage-service", StageServiceApplication.class, properties);
    }

    Service routers(DataFolder data, URI auth) {
        Map<String, String> properties = behind(auth, "routers");
        properties.put("digitalstage.routers.api-keys", SecretFile.in(data.routerKey()));
        return new Service("router-distribution-service", RouterDistributionApplication.class, properties);
    }

    static Service gateway(Options options, Certificate certificate, URI auth, List<URI> stages, URI routers) {
        Map<String, String> properties = common();
        properties.put("server.address", options.bind().getHostAddress());
        properties.put("server.port", Integer.toString(options.port()));
        properties.put("digitalstage.gateway.tls.port", Integer.toString(options.tlsPort()));
        properties.put(
                "digitalstage.gateway.tls.certificate", certificate.chain().toString());
        properties.put("digitalstage.gateway.tls.private-key", certificate.key().toString());
        properties.put("digitalstage.gateway.auth-urls", auth.toString());
        properties.put(
                "digitalstage.gateway.stage-urls",
                stages.stream().map(URI::toString).collect(Collectors.joining(",")));
        properties.put("digitalstage.gateway.routers-urls", routers.toString());
        properties.put("spring.autoconfigure.exclude", Unwanted.IN_THE_GATEWAY);
        return new Service("gateway", GatewayApplication.class, properties);
    }

    private Map<String, String> behind(URI auth, String database) {
        Map<String, String> properties = inner(database);
        properties.put("digitalstage.auth.url", auth.toString());
        properties.put("digitalstage.stage.auth-url", auth.toString());
        properties.put(
                "digitalstage.jwt.jwks-url",
                auth.resolve("/.well-known/jwks.json").toString());
        return properties;
    }

    private Map<String, String> inner(String database) {
        Map<String, String> properties = common();
        properties.put("server.address", "127.0.0.1");
        properties.put("server.port", "0");
        properties.put("spring.mongodb.uri", mongodb);
        properties.put("spring.mongodb.database", database);
        properties.put("spring.data.redis.url", redis);
        properties.put("spring.cloud.gateway.server.webflux.enabled", "false");
        properties.put("spring.autoconfigure.exclude", Unwanted.OUTSIDE_THE_GATEWAY);
        return properties;
    }

    private static Map<String, String> common() {
        return new HashMap<>(Map.of(
                "management.metrics.use-global-registry", "false",
                "spring.jmx.enabled", "false",
                "spring.lifecycle.timeout-per-shutdown-phase", "2s"));
    }
}
