package dev.slipway.deploy;

import java.nio.file.Path;
import java.util.List;

/** What runs when a service is started, in the terms of the place where it runs. */
public sealed interface Workload {

    /** A program of the release's own folder. */
    record Program(Path folder, List<String> command, Surroundings surroundings) implements Workload {

        public Program {
            command = List.copyOf(command);
            if (command.isEmpty()) {
                throw new IllegalArgumentException("A program in " + folder + " needs a command to start it with.");
            }
        }
    }
}
