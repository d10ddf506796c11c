package org.digitalstage.gateway.tls;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The port of the encrypted door and the PEM files of its certificate chain and key. */
@ConfigurationProperties("digitalstage.gateway.tls")
record TlsSettings(@DefaultValue("8443") int port, Path certificate, Path privateKey) {}
