package dev.slipway.deploy;

import dev.slipway.release.compose.model.ComposeProject;
import dev.slipway.release.compose.model.ComposeService;
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

    /**
     * A container as a Compose service describes it, which has been found to fit.
     *
     * @param project defines the networks and volumes that the service names
     * @param port where it listens inside
     */
    record Container(WantedImage image, ComposeProject project, ComposeService service, int port, Belongings belongings)
            implements Workload {}
}
