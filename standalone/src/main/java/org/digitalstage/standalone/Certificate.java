package org.digitalstage.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The self-signed certificate of a data folder: PEM files, made by the JDK's keytool when missing or about to expire. */
record Certificate(Path chain, Path key) {
    private static final String NAMES = "san=dns:localhost,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1";
    private static final String DAYS = "825";
    private static final Duration RENEWED_BEFORE_END = Duration.ofDays(30);

    static Certificate in(Path folder) {
        Certificate certificate = new Certificate(folder.resolve("certificate.pem"), folder.resolve("key.pem"));
        try {
            if (!certificate.isGood()) {
                Files.createDirectories(folder);
                certificate.make(folder.resolve("new.p12"));
            }
            return certificate;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The certificate in " + folder + " could not be made: " + e.getMessage(), e);
        }
    }

    private boolean isGood() throws IOException {
        if (!Files.exists(chain) || !Files.exists(key)) {
            return false;
        }
        try (InputStream pem = Files.newInputStream(chain)) {
            X509Certificate certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
            return certificate.getNotAfter().toInstant().isAfter(Instant.now().plus(RENEWED_BEFORE_END));
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private void make(Path store) throws IOException, GeneralSecurityException {
        Files.deleteIfExists(store);
        String password = new BigInteger(128, new SecureRandom()).toString(36);
        try {
            keytool(store, password);
            KeyStore keys = KeyStore.getInstance(store.toFile(), password.toCharArray());
            Key secret = keys.getKey("gateway", password.toCharArray());
            SecretFile.write(key, pem("PRIVATE KEY", secret.getEncoded()));
            SecretFile.write(
                    chain, pem("CERTIFICATE", keys.getCertificate("gateway").getEncoded()));
        } finally {
            Files.deleteIfExists(store);
        }
    }

    private static void keytool(Path store, String password) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "gateway",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost",
                "-ext",
                NAMES,
                "-validity",
                DAYS,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass:env",
                "PASSWORD");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("PASSWORD", password, "LC_ALL", "C"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException("keytool: " + output.strip());
        }
    }

    private static String pem(String kind, byte[] der) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
    }
}
