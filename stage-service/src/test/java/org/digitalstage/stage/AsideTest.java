package org.digitalstage.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.digitalstage.platform.aggregate.entity.Id;
import org.digitalstage.platform.aggregate.journal.Aside;
import org.digitalstage.platform.aggregate.journal.Entry;
import org.digitalstage.platform.aggregate.journal.Journal;
import org.digitalstage.platform.aggregate.journal.Place;
import org.digitalstage.platform.aggregate.journal.SetAside;
import org.digitalstage.platform.aggregate.journal.Source;
import org.digitalstage.platform.testing.socket.SocketClient;
import org.digitalstage.stage.command.Names;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** What an operator does with a follow-up that was set aside. */
class AsideTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void whatWasSetAsideIsListedAndSentAgainOrForgotten() throws Exception {
        try (Ensemble ensemble = new Ensemble()) {
            ConfigurableApplicationContext context = ensemble.here();
            SocketClient anna = ensemble.signIn(0, "a51de0000000000000000001", "Anna");
            String stage = Ensemble.stage(anna, "Chor");
            SetAside kept = firstFollowUp(context.getBean(Journal.class), stage);
            Aside aside = context.getBean(Aside.class);
            aside.keep(kept).toCompletableFuture().join();
            String address = ensemble.address(0).toString().replace("ws:", "http:") + "actuator/aside";
            assertThat(send("GET", address).body())
                    .contains(
                            kept.id(),
                            "stage/" + stage,
                            "\"seq\":1",
                            kept.target().toString());
            HttpResponse<String> sent = send("POST", address + "/" + kept.id());
            assertThat(sent.statusCode()).isEqualTo(200);
            assertThat(sent.body()).contains("\"outcome\":\"stored\"");
            assertThat(send("GET", address).body()).isEqualTo("[]");
            assertThat(send("POST", address + "/" + kept.id()).statusCode()).isEqualTo(404);
            aside.keep(kept).toCompletableFuture().join();
            assertThat(send("DELETE", address + "/" + kept.id()).body()).contains(kept.id());
            assertThat(send("GET", address).body()).isEqualTo("[]");
        }
    }

    private static SetAside firstFollowUp(Journal journal, String stage) {
        Entry entry = journal.read(Names.stage(new Id<>(stage)), 1, 1)
                .toCompletableFuture()
                .join()
                .getFirst();
        assertThat(entry.followUps()).isNotEmpty();
        Source source = new Source(entry.aggregate(), new Place(entry.seq(), 0));
        return new SetAside(source, entry.entry(), entry.followUps().getFirst().target(), 1);
    }

    private HttpResponse<String> send(String method, String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .method(method, BodyPublishers.noBody())
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
