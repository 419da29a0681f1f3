package dev.slipway.validate.check;

import dev.slipway.release.checks.WeighedCheck;

/** What a check says that could not look into Compose files: where that alone refuses nobody, it does so itself. */
public final class UnreadableCompose {

    private UnreadableCompose() {}

    public static Finding of(ReleaseCheck check, Candidate candidate) {
        return candidate.isRefusedBy(WeighedCheck.COMPOSE)
                ? Finding.notApplicable("the Compose files cannot be used; the check `compose` says why")
                : Finding.fail(
                        check.id(),
                        "the Compose files cannot be read, so `" + check.id() + "` could not look into them",
                        "correct what the check `compose` tells, or write `compose: []` into slipway.yaml where they"
                                + " are no part of a deployment");
    }
}
