package dev.slipway.backup.postgres;

import dev.slipway.migrations.scratch.CannotStart;
import dev.slipway.migrations.scratch.PostgresBinaries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The programs that are installed on this host. */
public final class HostTools implements ClientTools {

    private final PostgresBinaries programs;

    private HostTools(PostgresBinaries programs) {
        this.programs = programs;
    }

    public static HostTools find(Map<String, String> environment, int major) throws PostgresTrouble {
        try {
            return new HostTools(PostgresBinaries.findClients(environment, major));
        } catch (CannotStart missing) {
            throw new PostgresTrouble(
                    PostgresTrouble.Kind.TOOLS,
                    String.valueOf(missing.getMessage()),
                    "install postgresql-client-" + major,
                    missing);
        }
    }

    @Override
    public int major() {
        return programs.major();
    }

    /** The program gets none of the worker's own environment, in which there may be secrets of others. */
    @Override
    public RunningProgram start(String program, List<String> arguments, Map<String, String> environment)
            throws PostgresTrouble {
        var command = new ArrayList<String>();
        command.add(programs.program(program).toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().retainAll(List.of("PATH", "TMPDIR", "SystemRoot"));
        builder.environment().put("LC_ALL", "C");
        builder.environment().putAll(environment);
        try {
            return new HostProgram(builder.start());
        } catch (IOException e) {
            throw new PostgresTrouble(
                    PostgresTrouble.Kind.TOOLS,
                    command.getFirst() + " cannot be started: " + e.getMessage(),
                    "install postgresql-client-" + major() + " anew",
                    e);
        }
    }

    @Override
    public String toString() {
        return "the programs in " + programs.folder();
    }
}
