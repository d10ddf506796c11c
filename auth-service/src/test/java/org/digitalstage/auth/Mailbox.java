package org.digitalstage.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the mails in the folder. */
public final class Mailbox {

    private static final Pattern CODE_LINE = Pattern.compile("(?m)^([0-9a-f]{40})\\r?$");

    private final Path folder;

    Mailbox(Path folder) {
        this.folder = folder;
    }

    /** All mails to this address, oldest first. */
    public List<String> to(String email) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .map(Mailbox::read)
                    .filter(mail -> mail.contains("To: " + email + "\r\n"))
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The code in the latest mail to this address. */
    public String code(String email) {
        return codeIn(to(email).getLast()).orElseThrow();
    }

    static Optional<String> codeIn(String mail) {
        var line = CODE_LINE.matcher(mail);
        return line.find() ? Optional.of(line.group(1)) : Optional.empty();
    }
}
