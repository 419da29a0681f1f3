package dev.slipway.validate.host;

import com.github.dockerjava.api.DockerClient;
import dev.slipway.parts.Unreachable;
import dev.slipway.parts.engine.EngineLine;
import dev.slipway.parts.engine.Labels;
import dev.slipway.release.compose.model.ComposeProject;
import dev.slipway.release.operations.Runtime;
import dev.slipway.validate.check.Candidate;
import dev.slipway.validate.check.ComposeFiles;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.ReleaseCheck;
import dev.slipway.validate.part.EngineLook;
import dev.slipway.validate.part.Looked;
import dev.slipway.validate.part.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the ports that users arrive at, and those that a release wants of a host, are free or its own already. */
public final class PortsCheck implements ReleaseCheck {

    private final Reach reach;

    public PortsCheck(Reach reach) {
        this.reach = reach;
    }

    @Override
    public String id() {
        return "ports";
    }

    @Override
    public Finding look(Candidate candidate) throws InterruptedException {
        var findings = new ArrayList<Finding>();
        findings.add(new RouterDoor(candidate.rules().runtime().router()).look());
        var wanted = project(candidate).map(WantedPort::of).orElse(List.of());
        if (!wanted.isEmpty() && !candidate.rules().parts().engines().isEmpty()) {
            findings.add(EngineLook.each(candidate, reach, line -> look(line, wanted, candidate)));
        }
        return Looked.together(findings);
    }

    /** Containers that Slipway runs are reached by its router, and take no port of a host. */
    private static Optional<ComposeProject> project(Candidate candidate) {
        if (candidate.rules().runtime() instanceof Runtime.Docker) {
            return Optional.empty();
        }
        return candidate
                .contents()
                .map(contents -> contents.compose().in(candidate.target().environment()))
                .flatMap(reading -> reading instanceof ComposeFiles.Reading.Project read
                        ? Optional.of(read.project())
                        : Optional.empty());
    }

    private static Finding look(EngineLine line, List<WantedPort> wanted, Candidate candidate) throws Unreachable {
        var taken = line.ask(client -> taken(client, candidate.target().toString()));
        var problems = wanted.stream()
                .flatMap(port -> taken.stream()
                        .filter(port::collidesWith)
                        .map(other ->
                                port + " is published by the container " + other.container() + " on " + line.engine()))
                .toList();
        return problems.isEmpty()
                ? Finding.pass("no other container of " + line.engine() + " publishes one of the " + wanted.size()
                        + " ports that the release wants")
                : Finding.failAll(
                        "port-taken", problems.getFirst(), "stop that container, or publish another port", problems);
    }

    private static List<TakenPort> taken(DockerClient client, String target) {
        return client.listContainersCmd().exec().stream()
                .filter(container -> !target.equals(container.getLabels().get(Labels.TARGET)))
                .flatMap(container -> TakenPort.of(container).stream())
                .toList();
    }
}
