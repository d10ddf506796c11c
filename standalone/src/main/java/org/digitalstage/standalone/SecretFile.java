package org.digitalstage.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** A secret of this installation: drawn once, kept in a file that only its owner reads, and never shown. */
final class SecretFile {
    private static final int BITS = 256;

    private SecretFile() {}

    static String in(Path file) {
        try {
            if (!Files.exists(file)) {
                write(file, new BigInteger(BITS, new SecureRandom()).toString(36));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The secret in " + file + " could not be read or made", e);
        }
    }

    /** Readable by its owner alone from the first byte on, and never half written. */
    static void write(Path file, String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(
                folder,
                "new",
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
