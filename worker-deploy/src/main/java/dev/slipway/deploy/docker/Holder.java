package dev.slipway.deploy.docker;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * A program that only waits to be killed. A volume in memory is forgotten as soon as no container runs with it; this one
 * runs in any image, also in one without a shell, and keeps the volume while it is filled.
 */
final class Holder {

    static final String PATH = "/slipway-holder";

    private static final int HEADERS = 64 + 56;
    private static final long ADDRESS = 0x400000;

    /** For each kind of processor its number in ELF, and: call pause(); again. */
    private static final Map<String, Code> KNOWN = Map.of(
            // mov eax, 34; syscall; jmp back
            "amd64", new Code(62, "b8220000000f05ebf7"),
            // mov x0-x4, 0; mov x8, 73 (ppoll); svc 0; b back
            "arm64", new Code(183, "000080d2010080d2020080d2030080d2040080d2280980d2010000d4f9ffff17"));

    private record Code(int machine, String instructions) {}

    private Holder() {}

    /** Nothing for a processor that nobody has written it for. */
    static Optional<byte[]> program(String architecture) {
        return Optional.ofNullable(KNOWN.get(architecture)).map(Holder::executable);
    }

    private static byte[] executable(Code code) {
        byte[] instructions = HexFormat.of().parseHex(code.instructions());
        long size = HEADERS + instructions.length;
        return ByteBuffer.allocate((int) size)
                .order(ByteOrder.LITTLE_ENDIAN)
                // what this is: 64 bits, little-endian, version 1
                .put("\177ELF".getBytes(StandardCharsets.US_ASCII))
                .put(new byte[] {2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0})
                // an executable that begins right behind the headers, of which there is one for a segment
                .putShort((short) 2)
                .putShort((short) code.machine())
                .putInt(1)
                .putLong(ADDRESS + HEADERS)
                .putLong(64)
                .putLong(0)
                .putInt(0)
                .putShort((short) 64)
                .putShort((short) 56)
                .putShort((short) 1)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                // the segment: all of the file, readable and executable
                .putInt(1)
                .putInt(5)
                .putLong(0)
                .putLong(ADDRESS)
                .putLong(ADDRESS)
                .putLong(size)
                .putLong(size)
                .putLong(0x10000)
                .put(instructions)
                .array();
    }
}
