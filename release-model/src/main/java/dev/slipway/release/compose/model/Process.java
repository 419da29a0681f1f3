package dev.slipway.release.compose.model;

import java.util.List;
import java.util.Optional;

/** What is started in a container and as whom; an empty list clears what the image says, nothing leaves it. */
public record Process(
        Optional<List<String>> entrypoint,
        Optional<List<String>> command,
        Optional<String> workingDirectory,
        Optional<Written<String>> user,
        List<String> groups,
        Optional<Boolean> init,
        boolean terminal,
        boolean openInput) {

    public Process {
        entrypoint = entrypoint.map(List::copyOf);
        command = command.map(List::copyOf);
        groups = List.copyOf(groups);
    }
}
