package org.digitalstage.auth.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.digitalstage.auth.account.Email;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

final class SmtpPostTest {

    private static final MailSettings SETTINGS = new MailSettings(
            Path.of("unused"),
            "Digital Stage <from@example.org>",
            "https://web/a",
            "https://web/r",
            Duration.ofHours(1),
            3,
            Duration.ofSeconds(2));

    @Test
    void aLetterReachesAnSmtpServerWithItsLinesUnbroken() throws IOException {
        var link = "https://web.example.org/account/activate?code=" + "0123456789".repeat(4);
        var letter = new Letter(Email.of("ada@example.org"), "Willkommen, Käthe", "Hello Käthe,\n\n" + link + "\n");
        List<String> heard = new CopyOnWriteArrayList<>();
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var serving = Thread.ofVirtual().start(() -> serveOne(server, heard));
            var sender = new JavaMailSenderImpl();
            sender.setHost("127.0.0.1");
            sender.setPort(server.getLocalPort());

            new SmtpPost(sender, SETTINGS, Instant::now).send(letter).block(Duration.ofSeconds(10));

            assertThat(serving).isNotNull();
        }
        assertThat(heard)
                .contains("RCPT TO:<ada@example.org>", "From: Digital Stage <from@example.org>", "Hello Käthe,", link)
                .anyMatch(line -> line.startsWith("Subject: =?UTF-8?"));
    }

    private static void serveOne(ServerSocket server, List<String> heard) {
        try (var socket = server.accept();
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                var out = socket.getOutputStream()) {
            var inData = false;
            out.write("220 ready\r\n".getBytes(StandardCharsets.US_ASCII));
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                heard.add(line);
                inData = inData ? !line.equals(".") : line.equals("DATA");
                var answer = line.equals("DATA") ? "354 go on" : line.equals("QUIT") ? "221 bye" : "250 fine";
                if (!inData || line.equals("DATA")) {
                    out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
