package org.digitalstage.benchmarks.wire;

import io.netty.buffer.ByteBuf;

/** The server's HTTP answer to the upgrade. */
final class UpgradeAnswer {

    /** Index behind the empty line, or -1 while it has not come. */
    static int endOf(ByteBuf in) {
        for (int at = in.readerIndex(); at + 3 < in.writerIndex(); at++) {
            if (in.getInt(at) == 0x0d0a0d0a) {
                return at + 4;
            }
        }
        return -1;
    }

    private UpgradeAnswer() {}
}
