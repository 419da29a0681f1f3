package dev.slipway.validate.check;

/** A question about what is in the bundle of a release; it is not asked when there is nothing to look at. */
public interface ContentCheck extends ReleaseCheck {

    Finding NOTHING_TO_LOOK_AT =
            Finding.notApplicable("the bundle cannot be opened or read; the check `" + BundleCheck.ID + "` says why");

    @Override
    default Finding look(Candidate candidate) throws Exception {
        var contents = candidate.contents();
        return contents.isPresent() ? look(candidate, contents.get()) : NOTHING_TO_LOOK_AT;
    }

    /** Looks at the files of the release; they must stay as they are, for others look at them too. */
    Finding look(Candidate candidate, Opened.Contents contents) throws Exception;
}
