package dev.slipway.validate.host;

import dev.slipway.release.operations.Router;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The routers that deploy has started on this host, told by the commands of their processes. */
final class OwnRouters {

    /** Where it stands in the class path, or in the jar that all workers come in, the class has this name. */
    private static final String PROGRAM = "dev.slipway.deploy.proxy.ProxyProcess";

    /** A HAProxy of ours is given this name, so that its command tells which address it serves. */
    private static final String HAPROXY_OF = "slipway@";

    private static final Path PROCESSES = Path.of("/proc");

    private OwnRouters() {}

    static boolean listensOn(Router router) {
        try (var commands = Files.isDirectory(PROCESSES) ? ofKernel() : ofRuntime()) {
            return commands.anyMatch(command -> command.contains(HAPROXY_OF + router)
                    || (command.contains(router.toString())
                            && command.stream().anyMatch(argument -> argument.endsWith(PROGRAM))));
        } catch (IOException unseen) {
            return false;
        }
    }

    /** The runtime leaves out commands as long as those with a class path. */
    private static Stream<List<String>> ofKernel() throws IOException {
        return Files.list(PROCESSES)
                .filter(process -> String.valueOf(process.getFileName()).matches("[0-9]+"))
                .map(process -> command(process.resolve("cmdline")));
    }

    private static List<String> command(Path file) {
        try {
            return List.of(Files.readString(file, StandardCharsets.ISO_8859_1).split("\0", -1));
        } catch (IOException gone) {
            return List.of();
        }
    }

    private static Stream<List<String>> ofRuntime() {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().arguments().map(Arrays::asList).orElse(List.of()));
    }
}
