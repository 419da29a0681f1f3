package dev.slipway.validate.compose;

import dev.slipway.release.checks.WeighedCheck;
import dev.slipway.release.compose.model.ComposeNote;
import dev.slipway.validate.check.Candidate;
import dev.slipway.validate.check.ComposeFiles;
import dev.slipway.validate.check.ContentCheck;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.Opened;
import java.util.stream.Collectors;

/** Whether the Compose files can be read as Compose reads them, every name in them leads somewhere, and an engine would start them. */
public final class ComposeCheck implements ContentCheck {

    @Override
    public String id() {
        return WeighedCheck.COMPOSE.id();
    }

    @Override
    public Finding look(Candidate candidate, Opened.Contents contents) {
        return switch (contents.compose().in(candidate.target().environment())) {
            case ComposeFiles.Reading.None none -> Finding.notApplicable(none.why());
            case ComposeFiles.Reading.Broken broken ->
                Finding.failEach(
                        id(),
                        "correct the files, and give variables that must be set a value under `environment` of a"
                                + " service in slipway.yaml",
                        broken.problems());
            case ComposeFiles.Reading.Project read -> {
                var broken = EngineRules.broken(read.project());
                yield broken.isEmpty()
                        ? readable(read)
                        : Finding.failEach(id(), "correct the files; no engine would start them", broken);
            }
        };
    }

    private static Finding readable(ComposeFiles.Reading.Project read) {
        var services = read.project().services().size() + " services in " + String.join(", ", read.files());
        var notes = read.project().notes();
        return notes.isEmpty()
                ? Finding.pass(services)
                : Finding.warn(
                        services + "; "
                                + notes.stream().map(ComposeNote::toString).collect(Collectors.joining("; ")),
                        "remove what is not used, and give blank variables a value, if that was not meant");
    }
}
