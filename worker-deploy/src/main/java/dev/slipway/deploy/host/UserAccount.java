package dev.slipway.deploy.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A user of this host and its own group, under whose rights a service may run instead of ours. */
record UserAccount(String uid, String gid) {

    private static final Path ACCOUNTS = Path.of("/etc/passwd");

    static UserAccount named(String name) {
        try (var lines = Files.lines(ACCOUNTS)) {
            return lines.map(line -> line.split(":", -1))
                    .filter(fields -> fields.length > 3 && fields[0].equals(name))
                    .map(fields -> new UserAccount(fields[2], fields[3]))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("There is no user '" + name
                            + "' on this host; create it with `useradd --system " + name
                            + "`, or name another one in targets.yaml."));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + ACCOUNTS + ".", e);
        }
    }
}
