package dev.slipway.deploy;

import dev.slipway.release.Readiness;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Everything needed to start one service of a release, with no reference left to resolve. */
public record LaunchOrder(
        Label label, Path folder, List<String> command, Surroundings surroundings, Readiness readiness) {

    public LaunchOrder {
        command = List.copyOf(command);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("Service '" + label.service() + "' has no command to start it with.");
        }
    }

    public Optional<String> user() {
        return surroundings.user();
    }
}
