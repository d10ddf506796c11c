package org.digitalstage.auth.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Properties;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Puts letters as {@code .eml} files into a folder: for machines without a mail server. A file appears whole or not at all. */
public final class FolderPost implements Post {

    private static final Logger log = LoggerFactory.getLogger(FolderPost.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final MailSettings settings;
    private final InstantSource clock;

    public FolderPost(MailSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Mono<Void> send(Letter letter) {
        return Mono.<Void>fromRunnable(() -> write(letter)).subscribeOn(Schedulers.boundedElastic());
    }

    private void write(Letter letter) {
        var now = clock.instant();
        try {
            var file = Files.createDirectories(settings.folder()).resolve(name(now));
            var unfinished = Path.of(file + ".part");
            Files.write(unfinished, bytes(letter, now));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            log.info("Mail \"{}\" is in the file {}", letter.subject(), file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String name(Instant now) {
        return TIME.format(now) + "-" + UUID.randomUUID().toString().substring(0, 8) + ".eml";
    }

    private byte[] bytes(Letter letter, Instant now) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try {
            var message = new MimeMessage(Session.getInstance(new Properties()));
            Envelope.fill(message, letter, settings.from(), now);
            message.writeTo(bytes);
        } catch (MessagingException malformed) {
            throw new IOException(malformed);
        }
        return bytes.toByteArray();
    }
}
