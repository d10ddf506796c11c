package org.digitalstage.gateway.stub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for localhost in PEM files, made with the JDK's own keytool. */
public record SelfSigned(Path folder, Certificate own) {
    private static final char[] PASSWORD = "changeit".toCharArray();

    public static SelfSigned create() throws Exception {
        Path folder = Files.createTempDirectory("gateway-tls");
        Path store = folder.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "own",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .inheritIO()
                .start();
        if (!keytool.waitFor(30, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IllegalStateException("keytool made no certificate");
        }
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        Certificate own = Objects.requireNonNull(keys.getCertificate("own"));
        PrivateKey key = (PrivateKey) keys.getKey("own", PASSWORD);
        SelfSigned result = new SelfSigned(folder, own);
        Files.writeString(result.certificate(), pem("CERTIFICATE", own.getEncoded()));
        Files.writeString(result.privateKey(), pem("PRIVATE KEY", key.getEncoded()));
        return result;
    }

    public Path certificate() {
        return folder.resolve("certificate.pem");
    }

    public Path privateKey() {
        return folder.resolve("key.pem");
    }

    public SSLContext trusting() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("own", own);
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    public void delete() throws IOException {
        for (String name : new String[] {"store.p12", "certificate.pem", "key.pem"}) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.deleteIfExists(folder);
    }

    private static String pem(String kind, byte[] der) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
    }
}
