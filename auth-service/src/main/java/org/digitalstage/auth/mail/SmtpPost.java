package org.digitalstage.auth.mail;

import jakarta.mail.MessagingException;
import java.time.InstantSource;
import org.springframework.mail.MailParseException;
import org.springframework.mail.javamail.JavaMailSender;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Hands letters to an SMTP server. */
public final class SmtpPost implements Post {

    private final JavaMailSender sender;
    private final MailSettings settings;
    private final InstantSource clock;

    public SmtpPost(JavaMailSender sender, MailSettings settings, InstantSource clock) {
        this.sender = sender;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Mono<Void> send(Letter letter) {
        return Mono.<Void>fromRunnable(() -> deliver(letter)).subscribeOn(Schedulers.boundedElastic());
    }

    private void deliver(Letter letter) {
        try {
            var message = sender.createMimeMessage();
            Envelope.fill(message, letter, settings.from(), clock.instant());
            sender.send(message);
        } catch (MessagingException malformed) {
            throw new MailParseException("Expected a letter that can be sent but could not write it", malformed);
        }
    }
}
