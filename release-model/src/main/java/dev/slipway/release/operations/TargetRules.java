package dev.slipway.release.operations;

import dev.slipway.release.Target;
import dev.slipway.release.parts.Parts;

/** Where one target lives, and the operator's rules for it. */
public record TargetRules(
        Target target,
        Runtime runtime,
        Access access,
        Alerts alerts,
        WhenBusy whenBusy,
        Deadlines deadlines,
        AllowedPowers powers,
        Policy policy,
        Parts parts) {}
