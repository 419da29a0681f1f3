package dev.slipway.deploy.haproxy;

import dev.slipway.deploy.RouterFailure;
import dev.slipway.deploy.host.ListenAddress;
import dev.slipway.deploy.host.OwnSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The program of this host, held to the version whose runtime API can add servers and give back what they were. */
record HaproxyProgram(Path path) {

    private static final Pattern VERSION = Pattern.compile("version (\\d+)\\.(\\d+)");
    private static final int LEAST_MAJOR = 2;
    private static final int LEAST_MINOR = 6;
    private static final int SECONDS_TO_SAY_ITS_VERSION = 10;
    private static final String WAY_OUT = "Install HAProxy 2.6 or later (Debian 12, Ubuntu 24.04: `apt-get install"
            + " haproxy`), or use `kind: embedded` for the router in targets.yaml.";

    static HaproxyProgram ofThisHost() {
        return in(Stream.concat(
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(":")),
                        Stream.of("/usr/local/sbin", "/usr/sbin"))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .toList());
    }

    static HaproxyProgram in(List<Path> folders) {
        return folders.stream()
                .map(folder -> folder.resolve("haproxy"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(HaproxyProgram::new)
                .orElseThrow(() -> new RouterFailure("The program `haproxy` is not on this host. " + WAY_OUT));
    }

    /** In the foreground, for a process that is watched; under the target's address, by which people and checks know it. */
    List<String> command(ListenAddress address, Path configuration, Optional<Takeover> takeover) {
        requireVersion();
        var command = new ArrayList<>(
                List.of(path.toString(), "-db", "-L", localName(address), "-f", configuration.toString()));
        takeover.ifPresent(running ->
                command.addAll(List.of("-x", running.socket().toString(), "-sf", Long.toString(running.pid()))));
        return OwnSession.around(command);
    }

    static String localName(ListenAddress address) {
        return "slipway@" + address;
    }

    /** A process whose listening sockets and whose place are taken over, while it ends what it has. */
    record Takeover(long pid, Path socket) {}

    void requireVersion() {
        var said = version();
        var version = VERSION.matcher(said);
        if (!version.find() || !enough(Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2)))) {
            throw new RouterFailure("The program " + path + " is too old: it says '"
                    + said.lines().findFirst().orElse("nothing") + "'. " + WAY_OUT);
        }
    }

    private static boolean enough(int major, int minor) {
        return major > LEAST_MAJOR || (major == LEAST_MAJOR && minor >= LEAST_MINOR);
    }

    private String version() {
        try {
            var process = new ProcessBuilder(path.toString(), "-v")
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS_TO_SAY_ITS_VERSION, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new RouterFailure("The program " + path + " did not say its version within "
                        + SECONDS_TO_SAY_ITS_VERSION + " s. " + WAY_OUT);
            }
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new RouterFailure("The program " + path + " cannot be run: " + e.getMessage() + ". " + WAY_OUT, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RouterFailure("Interrupted while asking " + path + " for its version.", e);
        }
    }
}
