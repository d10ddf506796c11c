package org.digitalstage.auth.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/** Puts a letter into the form that mail programs read. */
final class Envelope {

    private Envelope() {}

    /** Unfolded text, so that codes and links stay on one line. */
    static void fill(MimeMessage message, Letter letter, String from, Instant now) throws MessagingException {
        message.setFrom(new InternetAddress(from));
        message.setRecipient(RecipientType.TO, new InternetAddress(letter.to().address()));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(now));
        message.setText(letter.text(), StandardCharsets.UTF_8.name());
        message.setHeader("Content-Transfer-Encoding", "8bit");
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
    }
}
