package dev.slipway.backup.postgres.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import dev.slipway.backup.postgres.ClientTools;
import dev.slipway.backup.postgres.PostgresTrouble;
import dev.slipway.backup.postgres.PostgresTrouble.Kind;
import dev.slipway.backup.postgres.RunningProgram;
import dev.slipway.parts.Unreachable;
import dev.slipway.parts.engine.EngineLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The programs in the container that the database runs in; for dumps, which only write. */
public final class ContainerTools implements ClientTools {

    private static final Pattern VERSION = Pattern.compile("PostgreSQL\\) (\\d+)");
    private static final int LONGEST_VERSION = 1_000;

    /** How the worker gets to the server is not how one gets there from inside, which the container itself knows. */
    private static final Set<String> OF_OUTSIDE =
            Set.of("PGHOST", "PGPORT", "PGSSLMODE", "PGSSLROOTCERT", "PGSSLCERT", "PGSSLKEY");

    private final EngineLine engine;
    private final String container;
    private final int major;

    private ContainerTools(EngineLine engine, String container, int major) {
        this.engine = engine;
        this.container = container;
        this.major = major;
    }

    /** The same by a line of its own, which is closed with it, or at once if nothing comes of it. */
    public static ContainerTools owning(EngineLine engine, String container) throws PostgresTrouble {
        try {
            return in(engine, container);
        } catch (PostgresTrouble | RuntimeException useless) {
            engine.close();
            throw useless;
        }
    }

    /** Asks pg_dump in there which version it is. */
    public static ContainerTools in(EngineLine engine, String container) throws PostgresTrouble {
        var unknown = new ContainerTools(engine, container, 0);
        try (var program = unknown.start("pg_dump", List.of("--version"), Map.of())) {
            var said = new String(program.output().readNBytes(LONGEST_VERSION), StandardCharsets.UTF_8);
            var version = VERSION.matcher(said);
            if (program.await() == 0 && version.find()) {
                return new ContainerTools(engine, container, Integer.parseInt(version.group(1)));
            }
            throw new PostgresTrouble(
                    Kind.TOOLS,
                    "there is no pg_dump in the container " + container + ": " + said.strip() + program.complaints(),
                    "use an image of the database that has it, or install its client programs on this host");
        } catch (IOException broken) {
            throw new PostgresTrouble(Kind.ENDED, "the container " + container + " broke off", "try again", broken);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresTrouble(Kind.CANCELLED, "pg_dump was interrupted", "nothing has to be done", e);
        }
    }

    @Override
    public int major() {
        return major;
    }

    /** The environment of a command is shown neither by `docker inspect` nor among the engine's events; arguments are. */
    @Override
    public RunningProgram start(String program, List<String> arguments, Map<String, String> environment)
            throws PostgresTrouble {
        var command = new ArrayList<String>();
        command.add(program);
        command.addAll(arguments);
        var variables = new ArrayList<String>();
        environment.forEach((name, value) -> {
            if (!OF_OUTSIDE.contains(name)) {
                variables.add(name + "=" + value);
            }
        });
        var id = ask(client -> client.execCreateCmd(container)
                .withCmd(command.toArray(String[]::new))
                .withEnv(variables)
                .withAttachStdout(true)
                .withAttachStderr(true)
                .exec()
                .getId());
        var running = new ContainerProgram(this, id);
        ask(client -> client.execStartCmd(id).exec(running.frames()));
        return running;
    }

    @Override
    public void close() {
        engine.close();
    }

    <T> T ask(Function<DockerClient, T> question) throws PostgresTrouble {
        try {
            return engine.ask(question);
        } catch (Unreachable away) {
            throw new PostgresTrouble(Kind.UNREACHABLE, away.what(), away.fix(), away);
        } catch (DockerException refused) {
            throw new PostgresTrouble(
                    Kind.TOOLS,
                    "nothing can be run in the container " + container + ": " + refused.getMessage(),
                    "correct the name of the database's container, or start it",
                    refused);
        }
    }

    @Override
    public String toString() {
        return "the programs in the container " + container;
    }
}
