package dev.slipway.validate.compose;

import dev.slipway.release.container.ContainerFit;
import dev.slipway.release.container.ProgramFit;
import dev.slipway.release.operations.Runtime;
import dev.slipway.validate.check.Candidate;
import dev.slipway.validate.check.ComposeFiles;
import dev.slipway.validate.check.ContentCheck;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.Opened;
import dev.slipway.validate.check.UnreadableCompose;
import java.util.List;

/** Whether what the target runs, processes or containers, can be made of what the release says of its services. */
public final class RuntimeCheck implements ContentCheck {

    @Override
    public String id() {
        return "runtime";
    }

    @Override
    public Finding look(Candidate candidate, Opened.Contents contents) {
        var application = contents.application();
        return switch (candidate.rules().runtime()) {
            case Runtime.Processes _ ->
                verdict(
                        ProgramFit.problems(application),
                        "correct slipway.yaml",
                        application.services().size() + " services run as processes");
            case Runtime.Docker _ -> inContainers(candidate, contents);
        };
    }

    private Finding inContainers(Candidate candidate, Opened.Contents contents) {
        var application = contents.application();
        return switch (contents.compose().in(candidate.target().environment())) {
            case ComposeFiles.Reading.None none ->
                verdict(List.of(none.why() + ", but the target runs containers"), "add compose.yaml", "");
            case ComposeFiles.Reading.Broken _ -> UnreadableCompose.of(this, candidate);
            case ComposeFiles.Reading.Project read ->
                verdict(
                        ContainerFit.problems(application, read.project()),
                        "correct slipway.yaml and the Compose files",
                        application.services().size() + " services run in containers"
                                + left(ContainerFit.notDeployed(application, read.project())));
        };
    }

    private static String left(List<String> others) {
        return others.isEmpty()
                ? ""
                : "; the Compose files also describe " + String.join(", ", others)
                        + ", which slipway.yaml does not name and Slipway leaves to the operator";
    }

    private static Finding verdict(List<String> problems, String fix, String well) {
        return problems.isEmpty() ? Finding.pass(well) : Finding.failEach("application-unfit", fix, problems);
    }
}
