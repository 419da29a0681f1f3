package dev.slipway.validate.compose;

import dev.slipway.release.checks.WeighedCheck;
import dev.slipway.validate.check.Candidate;
import dev.slipway.validate.check.ComposeFiles;
import dev.slipway.validate.check.ContentCheck;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.Opened;
import dev.slipway.validate.check.UnreadableCompose;

/** Whether the environment has Compose settings of its own over those for everywhere, which are often a developer's. */
public final class OverlayCheck implements ContentCheck {

    @Override
    public String id() {
        return WeighedCheck.ENVIRONMENT_OVERLAY.id();
    }

    @Override
    public Finding look(Candidate candidate, Opened.Contents contents) {
        var environment = candidate.target().environment();
        return switch (contents.compose().in(environment)) {
            case ComposeFiles.Reading.None none -> Finding.notApplicable(none.why());
            case ComposeFiles.Reading.Broken _ -> UnreadableCompose.of(this, candidate);
            case ComposeFiles.Reading.Project read -> {
                var overlay = "compose." + environment + ".yaml";
                yield read.files().size() > 1
                        ? Finding.pass(String.join(" and ", read.files()) + " are laid over each other")
                        : Finding.fail(
                                id(),
                                "there is only " + read.files().getFirst() + ", which holds for every environment",
                                "put what is different in " + environment + " into " + overlay);
            }
        };
    }
}
