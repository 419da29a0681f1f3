package dev.slipway.deploy.host;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Tells this machine with this work folder from every other one: the mark lies in the folder, since what runs is found by
 * it, under the machine's own id, since a folder may be shared or copied.
 */
public record HostMark(Path folder, Path machineId) {

    private static final Pattern MACHINE_ID = Pattern.compile("[0-9a-f]{32}");

    public static HostMark in(Path folder) {
        return new HostMark(folder, Path.of("/etc/machine-id"));
    }

    /** Made at its first use. An operator who moves a lost host's targets here writes that host's mark into the file. */
    public String read() {
        var mark = file().change(
                        before -> before.filter(content -> !text(content).isEmpty())
                                .orElseGet(() -> UUID.randomUUID().toString().getBytes(US_ASCII)));
        return text(mark);
    }

    private static String text(byte[] content) {
        return new String(content, US_ASCII).strip();
    }

    private DurableFile file() {
        return new DurableFile(folder.resolve(machine().orElse("this-machine")));
    }

    private Optional<String> machine() {
        try {
            return Optional.of(Files.readString(machineId, US_ASCII).strip())
                    .filter(id -> MACHINE_ID.matcher(id).matches());
        } catch (IOException without) {
            return Optional.empty();
        }
    }
}
