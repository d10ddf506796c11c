package org.digitalstage.gateway.address;

import java.util.List;

/** Client addresses as configured for a test. */
public final class Addresses {
    private Addresses() {}

    public static ClientAddresses trusting(String... proxies) {
        return new ClientAddresses(new AddressSettings(List.of(proxies)));
    }
}
