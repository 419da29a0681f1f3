package dev.slipway.validate.compose;

import dev.slipway.release.checks.WeighedCheck;
import dev.slipway.release.compose.model.ComposeProject;
import dev.slipway.release.compose.model.ComposeService;
import dev.slipway.validate.check.Candidate;
import dev.slipway.validate.check.Finding;
import java.util.List;
import java.util.stream.Stream;

/** A question that each service of a Compose project has to stand for itself. */
interface ServiceCheck extends ProjectCheck {

    WeighedCheck check();

    /** What is wrong with the service, each as the end of a sentence about it. */
    Stream<String> flaws(ComposeService service, Seen seen);

    /** What to say when nothing is, about all services. */
    String wellDone();

    String fix();

    /** What a service stands in: its project, and the release. */
    record Seen(ComposeProject project, Candidate candidate) {}

    @Override
    default String id() {
        return check().id();
    }

    @Override
    default Finding look(ComposeProject project, Candidate candidate) {
        var seen = new Seen(project, candidate);
        List<String> flaws = project.services().values().stream()
                .flatMap(service -> flaws(service, seen).map(flaw -> "the service `" + service.name() + "` " + flaw))
                .toList();
        return flaws.isEmpty() ? Finding.pass(wellDone()) : Finding.failEach(id(), fix(), flaws);
    }
}
