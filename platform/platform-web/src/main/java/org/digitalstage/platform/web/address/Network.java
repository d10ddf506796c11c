package org.digitalstage.platform.web.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** A range of network addresses, as {@code 10.0.0.0/8}, or one address. */
record Network(InetAddress address, int bits) {

    static Network parse(String text) {
        try {
            var parts = text.split("/", 2);
            var address = InetAddress.ofLiteral(parts[0]);
            var length = address.getAddress().length * Byte.SIZE;
            var bits = parts.length == 1 ? length : Integer.parseInt(parts[1]);
            if (bits < 0 || bits > length) {
                throw new IllegalArgumentException(text);
            }
            return new Network(address, bits);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(
                    "Expected a network as an address, or an address and /bits, but got " + text, malformed);
        }
    }

    boolean contains(InetAddress other) {
        return address.getAddress().length == other.getAddress().length
                && Arrays.equals(prefix(address, bits), prefix(other, bits));
    }

    /** The first bits of an address, the rest zero. */
    private static byte[] prefix(InetAddress address, int bits) {
        var bytes = address.getAddress();
        for (var at = 0; at < bytes.length; at++) {
            var kept = Math.clamp(bits - at * Byte.SIZE, 0, Byte.SIZE);
            bytes[at] &= (byte) (0xff << (Byte.SIZE - kept));
        }
        return bytes;
    }

    /** The network of so many bits that this address lies in. */
    static String around(InetAddress address, int bits) {
        try {
            return InetAddress.getByAddress(prefix(address, bits)).getHostAddress() + "/" + bits;
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
