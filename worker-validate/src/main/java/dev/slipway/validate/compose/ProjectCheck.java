package dev.slipway.validate.compose;

import dev.slipway.release.compose.model.ComposeProject;
import dev.slipway.validate.check.Candidate;
import dev.slipway.validate.check.ComposeFiles;
import dev.slipway.validate.check.ContentCheck;
import dev.slipway.validate.check.Finding;
import dev.slipway.validate.check.Opened;
import dev.slipway.validate.check.UnreadableCompose;

/** A question about what the Compose files of a release ask for, all together. */
interface ProjectCheck extends ContentCheck {

    @Override
    default Finding look(Candidate candidate, Opened.Contents contents) {
        return switch (contents.compose().in(candidate.target().environment())) {
            case ComposeFiles.Reading.None none -> Finding.notApplicable(none.why());
            case ComposeFiles.Reading.Broken _ -> UnreadableCompose.of(this, candidate);
            case ComposeFiles.Reading.Project read -> look(read.project(), candidate);
        };
    }

    Finding look(ComposeProject project, Candidate candidate);
}
